package org.tenshot.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.History;
import org.tenshot.store.HistoryFilter;
import org.tenshot.store.InspectionLog;
import org.tenshot.store.LogPlace;
import org.tenshot.store.SampleRows;

/// The rejects of a log in groups, and what becomes of those that a person confirmed.
class SortingTest {

  private static final int DIMENSION = SampleRows.ENCODER.dimension();

  @TempDir Path folder;
  private final Cone cone = new Cone(DIMENSION, 11);
  private final float[] first = cone.look(0.6);
  private final float[] second = cone.look(0.6);
  private final SampleRows samples = new SampleRows();
  private LogPlace place;

  @BeforeEach
  void write() throws Exception {
    place =
        LogPlace.of(
            folder.resolve("tenshot.db"), Path.of(System.getProperty("tenshot.data"), "natives"));
    try (InspectionLog log = InspectionLog.open(place, Clock.systemUTC(), recording -> {})) {
      samples.register(log);
    }
    append(first, 20);
    append(second, 10);
  }

  /// So many rejects of a look, and nine good parts after each.
  private void append(float[] look, int rejects) throws Exception {
    try (InspectionLog log = InspectionLog.open(place, Clock.systemUTC(), recording -> {})) {
      for (int i = 0; i < 10 * rejects; i++) {
        log.append(
            samples.next(cone.around(i % 10 == 0 ? look : cone.good(), 1, 0.25).getFirst()), null);
      }
    }
  }

  private RejectGroups sort() throws Exception {
    return sort(HistoryFilter.Stretch.ALWAYS);
  }

  private RejectGroups sort(HistoryFilter.Stretch time) throws Exception {
    try (History history = History.open(place)) {
      return new Sorting(history)
          .of(
              new HistoryFilter(time, HistoryFilter.ALL.part(), HistoryFilter.Said.ANYTHING),
              Watch.PATIENT);
    }
  }

  private List<Integer> sizes() throws Exception {
    return sort().groups().stream().map(own -> own.members().size()).toList();
  }

  @Test
  void groupsAreTheLargestFirstAndTheirMembersTheMostTypicalFirst() throws Exception {
    RejectGroups groups = sort();
    assertThat(sizes()).containsExactly(20, 10);
    assertThat(groups.none()).isEmpty();
    assertThat(groups.number()).isEqualTo(30);
    assertThat(groups.more()).isFalse();
    assertThat(groups.product()).isEqualTo("bench");
    assertThat(groups.clearness()).isNotEqualTo(RejectGroups.Clearness.ONE);
    RejectGroup one = groups.groups().getFirst();
    assertThat(one.isConfirmed()).isFalse();
    assertThat(one.members()).allMatch(id -> id % 10 == 1 && id <= 200);
    try (History history = History.open(place)) {
      List<Double> far =
          history.byIds(one.members()).stream()
              .map(
                  own ->
                      Middle.distance(
                          one.centre(), Objects.requireNonNull(own.inspection().embedding())))
              .toList();
      assertThat(far).isSorted();
      assertThat(one.reach()).as("nine in ten").isCloseTo(far.get(17) * 20 / 19, within(1e-12));
    }
  }

  @Test
  void laterRejectsFallIntoAConfirmedGroupUntilItIsGivenUp() throws Exception {
    long kept = confirm(0, "scratch");
    append(first, 8);
    append(cone.look(0.6), 1);

    RejectGroups groups = sort();
    RejectGroup named = groups.groups().getFirst();
    assertThat(named.name()).isEqualTo("scratch");
    assertThat(named.person()).isEqualTo("Quentin");
    assertThat(named.kept()).containsExactly(kept);
    assertThat(named.members()).hasSizeBetween(24, 28).doesNotContain(381L);
    assertThat(groups.number()).isEqualTo(39);

    try (InspectionLog log = InspectionLog.open(place, Clock.systemUTC(), recording -> {})) {
      assertThat(log.groups().drop(List.of(kept), "Quentin").get()).isEqualTo(1);
    }
    assertThat(sort().groups()).noneMatch(RejectGroup::isConfirmed);
    assertThat(sizes().getFirst()).isEqualTo(28);
  }

  @Test
  void groupsOfOneNameAreOne() throws Exception {
    confirm(0, "scratch");
    confirm(1, "scratch");
    RejectGroups groups = sort();
    assertThat(groups.groups()).hasSize(1);
    assertThat(groups.groups().getFirst().kept()).hasSize(2);
    assertThat(groups.groups().getFirst().members()).hasSize(30);
    assertThat(groups.clearness()).isEqualTo(RejectGroups.Clearness.ONE);
  }

  @Test
  void aDismissedGroupIsNotSuggestedAgainAndNothingElseChanges() throws Exception {
    RejectGroups before = sort();
    long kept;
    try (InspectionLog log = InspectionLog.open(place, Clock.systemUTC(), recording -> {})) {
      kept = log.groups().keep(before.toDismiss(before.groups().getFirst()), "Quentin").get();
    }

    RejectGroups after = sort();
    assertThat(after.groups())
        .as("the same groups, the dismissed one last")
        .extracting(RejectGroup::members)
        .containsExactly(before.groups().getLast().members(), before.groups().getFirst().members());
    assertThat(after.groups()).extracting(RejectGroup::isSuggested).containsExactly(true, false);
    assertThat(after.groups().getLast())
        .matches(RejectGroup::isDismissed)
        .returns(List.of(kept), RejectGroup::kept)
        .returns("Quentin", RejectGroup::person);
    assertThat(after.dismissed()).isEqualTo(20);
    assertThat(after.number()).as("they are rejects all the same").isEqualTo(30);

    append(first, 8);
    append(cone.look(0.6), 6);
    assertThat(suggested(sort())).as("a new look is suggested").containsExactly(10, 6);
    assertThat(sort().dismissed()).as("later ones of the old look are not").isEqualTo(28);

    // A stretch in which nothing is that the person saw.
    Instant later = Instant.EPOCH.plusMillis(1_700_000_000_000L + 100L * 300);
    RejectGroups since =
        sort(new HistoryFilter.Stretch(later, HistoryFilter.Stretch.ALWAYS.to(), null));
    assertThat(suggested(since)).containsExactly(6);
    assertThat(since.dismissed()).isEqualTo(8);

    try (InspectionLog log = InspectionLog.open(place, Clock.systemUTC(), recording -> {})) {
      log.groups().drop(List.of(kept), "Quentin").get();
    }
    assertThat(suggested(sort())).containsExactly(28, 10, 6);
  }

  private static List<Integer> suggested(RejectGroups groups) {
    return groups.groups().stream()
        .filter(RejectGroup::isSuggested)
        .map(own -> own.members().size())
        .toList();
  }

  @Test
  void aNameThatIsNoneIsRefused() throws Exception {
    RejectGroups groups = sort();
    assertThatThrownBy(() -> groups.toKeep(groups.groups().getFirst(), "  "))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("1 to 60");
  }

  @Test
  void aStretchWithoutRejectsSaysSo() throws Exception {
    HistoryFilter.Stretch never =
        new HistoryFilter.Stretch(Instant.EPOCH, Instant.EPOCH.plusSeconds(9), null);
    assertThatThrownBy(() -> sort(never)).hasMessageContaining("no rejects");
  }

  private long confirm(int number, String name) throws Exception {
    RejectGroups groups = sort();
    List<RejectGroup> waiting = groups.groups().stream().filter(own -> !own.isConfirmed()).toList();
    RejectGroup group = waiting.get(Math.min(number, waiting.size() - 1));
    try (InspectionLog log = InspectionLog.open(place, Clock.systemUTC(), recording -> {})) {
      return log.groups().keep(groups.toKeep(group, name), "Quentin").get();
    }
  }
}
