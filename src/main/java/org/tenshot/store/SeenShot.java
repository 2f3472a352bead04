package org.tenshot.store;

import org.tenshot.domain.Embedding;

/// What is remembered of a picture that an encoder looked at.
///
/// @param embedding exact
/// @param look bytes that near-duplicates are found by
public record SeenShot(Embedding embedding, byte[] look) {}
