package org.tenshot.store;

import java.time.Instant;

/// A group of rejects that a person confirmed.
///
/// @param id its number
/// @param name what the person called it
/// @param centre mean of the embeddings of those that the person saw
/// @param reach how far from the centre a later reject may lie to belong to it
/// @param person who confirmed it
/// @param confirmedAt when
public record NamedGroup(
    long id, String name, float[] centre, double reach, String person, Instant confirmedAt) {}
