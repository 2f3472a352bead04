package org.tenshot.head;

import java.util.List;
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
/// @param views of the same picture after changes that leave the part what it is
public record Example(
    Embedding embedding, int label, int group, @Nullable PatchGrid patches, List<Embedding> views) {

  public Example {
    views = List.copyOf(views);
  }

  /// A picture without other views.
  public Example(Embedding embedding, int label, int group, @Nullable PatchGrid patches) {
    this(embedding, label, group, patches, List.of());
  }

  /// A picture as a whole.
  public Example(Embedding embedding, int label, int group) {
    this(embedding, label, group, null);
  }

  /// The same picture of another class.
  public Example as(int other) {
    return new Example(embedding, other, group, patches, views);
  }
}
