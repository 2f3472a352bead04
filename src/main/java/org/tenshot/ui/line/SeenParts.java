package org.tenshot.ui.line;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.HeatMap;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;

/// The parts that a line's screen has seen: the last ones, the one on the belt for as long as its
/// verdict holds, and the one that a person looks back at. One thread at a time.
final class SeenParts {

  /// How long a person looks back before the screen returns to the belt by itself.
  private static final Duration LOOK_BACK = Duration.ofSeconds(30);

  private static final long PICTURE_BUDGET = 256L << 20;

  // Ages are measured on a clock that nobody can set back: a verdict must not come alive again.
  private final LongSupplier nanos;
  private final RecentParts recent = new RecentParts(PICTURE_BUDGET);
  private long count;
  private @Nullable Part current;
  private @Nullable Part lookedAt;
  private long lookedAtNanos;
  private Region.@Nullable Box box;

  SeenParts(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// A frame came.
  ///
  /// @param inspected the part of it that is judged; null where the region does not fit
  void framed(Region.@Nullable Box inspected) {
    box = inspected;
  }

  void add(Inspection inspection, @Nullable Picture picture) {
    count++;
    Part part = new Part(count, inspection, picture, box, nanos.getAsLong(), null);
    recent.add(part);
    current = part;
  }

  /// Somebody found which places speak against a part.
  void explain(Inspection inspection, HeatMap places) {
    recent.newestFirst().stream()
        .filter(part -> part.inspection() == inspection)
        .findFirst()
        .ifPresent(part -> put(part.withCovered(places)));
  }

  private void put(Part known) {
    recent.replace(known);
    if (current != null && current.number() == known.number()) {
      current = known;
    }
    if (lookedAt != null && lookedAt.number() == known.number()) {
      lookedAt = known;
    }
  }

  void lookAt(Part part) {
    lookedAt = part;
    lookedAtNanos = nanos.getAsLong();
  }

  void lookAtBelt() {
    lookedAt = null;
  }

  /// The part that a person looks back at; null where nobody does, or nobody has for a while.
  @Nullable Part lookedAt() {
    if (lookedAt != null && age(lookedAtNanos).compareTo(LOOK_BACK) >= 0) {
      lookedAt = null;
    }
    return lookedAt;
  }

  /// The part whose verdict holds; null where it has grown old.
  @Nullable Part current() {
    Part part = current;
    return part == null || age(part.seenNanos()).compareTo(LineViewModel.STALE_AFTER) > 0
        ? null
        : part;
  }

  /// No verdict holds any more.
  void endCurrent() {
    current = null;
  }

  List<Part> newestFirst() {
    return recent.newestFirst();
  }

  void clear() {
    recent.clear();
    current = null;
    lookedAt = null;
    box = null;
  }

  private Duration age(long since) {
    return Duration.ofNanos(nanos.getAsLong() - since);
  }
}
