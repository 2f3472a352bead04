package org.tenshot.store;

import java.time.Instant;

/// A group of rejects that a person confirmed under a name, or dismissed as no kind of defect.
///
/// @param id its number
/// @param name what the person called it; empty where it was dismissed
/// @param centre mean of the embeddings of those that the person saw
/// @param reach how far from the centre a later reject may lie to belong to it
/// @param person who confirmed or dismissed it
/// @param confirmedAt when
public record KeptGroup(
    long id, String name, float[] centre, double reach, String person, Instant confirmedAt) {

  /// True if a person said that it is no kind of defect.
  public boolean isDismissed() {
    return name.isEmpty();
  }
}
