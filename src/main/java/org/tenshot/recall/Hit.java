package org.tenshot.recall;

/// An inspection that looks like what was asked for.
///
/// @param id the inspection's number
/// @param cosine of the two embeddings, -1..1
public record Hit(long id, double cosine) {}
