package org.tenshot.domain;

import org.jspecify.annotations.Nullable;

/// What an encoder makes of a picture.
///
/// @param whole the picture's embedding
/// @param patches in the same space; null where nobody asked for them, or the encoder sees none
public record SeenPicture(Embedding whole, @Nullable PatchGrid patches) {}
