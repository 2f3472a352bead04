package org.tenshot.cluster;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rejects that look alike: suggested, confirmed under a name, or dismissed as no kind of defect.
///
/// @param kept numbers under which the log keeps it: several where people gave the same name to
///   several groups, or dismissed several that are one now; empty while it is only suggested
/// @param name that a person gave it; empty where nobody has
/// @param person who confirmed or dismissed it last; empty where nobody has
/// @param saidAt when; null where nobody has
/// @param members numbers of the inspections, the most typical first
/// @param centre mean of their embeddings
/// @param reach how far from the centre a later one may lie to be taken for one of them
/// @param suggestion what the texts say; null before they are asked, and where a person gave a name
public record RejectGroup(
    List<Long> kept,
    String name,
    String person,
    @Nullable Instant saidAt,
    List<Long> members,
    double[] centre,
    double reach,
    @Nullable Suggestion suggestion) {

  public RejectGroup {
    kept = List.copyOf(kept);
    members = List.copyOf(members);
  }

  /// True if nobody has said anything of it.
  public boolean isSuggested() {
    return kept.isEmpty();
  }

  /// True if a person gave it its name.
  public boolean isConfirmed() {
    return !name.isEmpty();
  }

  /// True if a person said that it is no kind of defect.
  public boolean isDismissed() {
    return !isSuggested() && !isConfirmed();
  }

  /// The same, confirmed, called otherwise or dismissed.
  ///
  /// @param numbers under which the log keeps it, at least one
  /// @param other its name; empty where it is dismissed
  public RejectGroup said(String who, List<Long> numbers, String other, Instant now) {
    return new RejectGroup(numbers, other, who, now, members, centre, reach, suggestion);
  }

  /// The same, of which nobody has said anything.
  public RejectGroup takenBack() {
    return new RejectGroup(List.of(), "", "", null, members, centre, reach, suggestion);
  }

  RejectGroup suggesting(Suggestion other) {
    return new RejectGroup(kept, name, person, saidAt, members, centre, reach, other);
  }
}
