package org.tenshot.head;

import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.PatchGrid;

/// One picture to learn from.
///
/// @param embedding of the picture, or of a view of it
/// @param label index of its class in the training set's classes
/// @param group what belongs together, such as the views of one photograph or the photographs of
///   one part: examples of one group must never help to judge each other
/// @param patches what {@link PatchGuard} keeps of it; null where nobody looked
public record Example(Embedding embedding, int label, int group, @Nullable PatchGrid patches) {

  /// A picture as a whole.
  public Example(Embedding embedding, int label, int group) {
    this(embedding, label, group, null);
  }

  /// The same picture of another class.
  public Example as(int other) {
    return new Example(embedding, other, group, patches);
  }
}
