package org.tenshot.encode;

import org.tenshot.domain.Embedding;
import org.tenshot.domain.PatchGrid;

/// What an encoder makes of a picture that it also looks at patch by patch.
///
/// @param whole the picture's embedding
/// @param patches in the same space
public record SeenPicture(Embedding whole, PatchGrid patches) {}
