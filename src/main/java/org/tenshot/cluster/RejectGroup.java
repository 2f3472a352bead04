package org.tenshot.cluster;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rejects that look alike.
///
/// @param confirmed numbers under which the log keeps it: several where people gave the same name
///   to several groups; empty where nobody has confirmed it
/// @param name that a person gave it; empty where nobody has
/// @param person who confirmed it last; empty where nobody has
/// @param confirmedAt when; null where nobody has
/// @param members numbers of the inspections, the most typical first
/// @param centre mean of their embeddings
/// @param reach how far from the centre a later one may lie to be taken for one of them
/// @param suggestion what the texts say; null before they are asked, and for a confirmed one
public record RejectGroup(
    List<Long> confirmed,
    String name,
    String person,
    @Nullable Instant confirmedAt,
    List<Long> members,
    double[] centre,
    double reach,
    @Nullable Suggestion suggestion) {

  public RejectGroup {
    confirmed = List.copyOf(confirmed);
    members = List.copyOf(members);
  }

  /// True if a person gave it its name.
  public boolean isConfirmed() {
    return !confirmed.isEmpty();
  }

  /// The same, confirmed or called otherwise.
  ///
  /// @param others numbers under which the log keeps it, at least one
  public RejectGroup calledBy(String who, List<Long> others, String other, Instant now) {
    return new RejectGroup(others, other, who, now, members, centre, reach, null);
  }

  /// The same without a name.
  public RejectGroup givenUp() {
    return new RejectGroup(List.of(), "", "", null, members, centre, reach, suggestion);
  }

  RejectGroup suggesting(Suggestion other) {
    return new RejectGroup(confirmed, name, person, confirmedAt, members, centre, reach, other);
  }
}
