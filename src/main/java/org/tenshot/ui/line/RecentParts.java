package org.tenshot.ui.line;

import java.util.ArrayList;
import java.util.List;
import org.tenshot.domain.Picture;

/// The last parts, newest first, with their pictures as long as these fit into a budget: a camera
/// of a hundred megapixels must not fill the memory. One thread at a time.
final class RecentParts {

  /// How many parts are remembered.
  static final int KEPT = 24;

  private final long byteBudget;
  private List<Part> parts = List.of();

  /// @param byteBudget of all pictures together; the newest is kept whatever its size
  RecentParts(long byteBudget) {
    this.byteBudget = byteBudget;
  }

  void add(Part part) {
    List<Part> next = new ArrayList<>(KEPT);
    next.add(part);
    long bytes = size(part);
    for (Part older : parts.subList(0, Math.min(parts.size(), KEPT - 1))) {
      bytes += size(older);
      next.add(bytes <= byteBudget ? older : older.withoutPicture());
    }
    parts = List.copyOf(next);
  }

  /// Puts what is known of a part by now in its place; a part that is no longer remembered is left
  /// out.
  void replace(Part known) {
    parts = parts.stream().map(part -> part.number() == known.number() ? known : part).toList();
  }

  void clear() {
    parts = List.of();
  }

  List<Part> newestFirst() {
    return parts;
  }

  private static long size(Part part) {
    Picture picture = part.picture();
    return picture == null ? 0 : picture.rgb().length;
  }
}
