package org.tenshot.cli.care;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tenshot.domain.TenshotException;
import org.tenshot.fleet.SyncBacklog;
import org.tenshot.fleet.SyncPlace;
import org.tenshot.keep.Finding;

/// Examines what waits for the plant, where a sync is set up.
final class SyncChecks {

  private static final Duration LATE = Duration.ofHours(1);

  private final SyncPlace place;
  private final Clock clock;

  SyncChecks(SyncPlace place, Clock clock) {
    this.place = place;
    this.clock = clock;
  }

  List<Finding> examine() {
    try {
      Optional<SyncBacklog> backlog = SyncBacklog.of(place, clock);
      return backlog.map(SyncChecks::of).map(List::of).orElse(List.of());
    } catch (TenshotException e) {
      return List.of(Finding.fail("sync", e.sentence(), ""));
    }
  }

  private static Finding of(SyncBacklog backlog) {
    String reached = backlog.reached() == null ? "never" : "last " + backlog.reached();
    String found =
        "%d inspections wait for %s, the oldest for %s; it was reached %s."
            .formatted(
                backlog.inspections(), backlog.settings().plant(), age(backlog.age()), reached);
    boolean late = backlog.age().compareTo(LATE) > 0 || !backlog.trouble().isEmpty();
    return late
        ? Finding.warn(
            "sync",
            found,
            backlog.trouble().isEmpty()
                ? "Start the station, or give `tenshot sync`, which says why."
                : backlog.trouble())
        : Finding.ok("sync", found);
  }

  private static String age(Duration age) {
    if (age.toDays() > 1) {
      return age.toDays() + " days";
    }
    return age.toHours() > 1 ? age.toHours() + " hours" : age.toMinutes() + " minutes";
  }
}
