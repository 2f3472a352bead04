package org.tenshot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.Change;
import org.tenshot.domain.Verdict;

/// Groups of rejects that people confirmed, in the log.
class GroupLogTest {

  private static final String PRODUCT = Samples.PROFILE.product();
  private static final float[] CENTRE = {0.1f, -1e-30f, 3.25f};

  @TempDir Path folder;

  @Test
  void aGroupIsConfirmedRenamedAndGivenUpAndTheAuditLogTellsOfEach() throws Exception {
    LogPlace place = Samples.place(folder);
    try (InspectionLog log = InspectionLog.open(place, Samples.CLOCK, recording -> {});
        History history = filled(log, place)) {
      long id = log.groups().confirm(group("scratch", 1L, 2L, 99L), "Quentin").get();
      long other = log.groups().confirm(group("dent", 2L), "Quentin").get();

      NamedGroup kept = history.groups().of(PRODUCT, Samples.ENCODER).getFirst();
      assertThat(kept.id()).isEqualTo(id);
      assertThat(kept.name()).isEqualTo("scratch");
      assertThat(kept.centre()).containsExactly(CENTRE);
      assertThat(kept.reach()).isEqualTo(0.75);
      assertThat(kept.person()).isEqualTo("Quentin");
      assertThat(kept.confirmedAt()).isEqualTo(Samples.NOW);
      assertThat(history.groups().members(List.of(1L, 2L, 3L)))
          .isEqualTo(Map.of(1L, id, 2L, other));
      assertThat(history.groups().of("another", Samples.ENCODER)).isEmpty();

      assertThat(log.groups().rename(List.of(id), "scratch, deep", "Li").get()).isEqualTo(1);
      assertThat(log.groups().drop(List.of(id, other), "Li").get()).isEqualTo(2);
      assertThat(log.groups().drop(List.of(id), "Li").get()).as("it is given up").isZero();
      assertThat(history.groups().of(PRODUCT, Samples.ENCODER)).isEmpty();
      assertThat(history.groups().members(List.of(1L, 2L, 3L))).isEmpty();

      assertThat(audit(history))
          .containsExactlyInAnyOrder(
              "Quentin GROUP group 1 of bearing 608: null -> scratch, 2 rejects",
              "Quentin GROUP group 2 of bearing 608: null -> dent, 1 rejects",
              "Li GROUP group 1 of bearing 608: scratch, 2 rejects -> scratch, deep, 2 rejects",
              "Li GROUP group 1 of bearing 608: scratch, deep, 2 rejects -> null",
              "Li GROUP group 2 of bearing 608: dent, 1 rejects -> null");
    }
  }

  private static List<String> audit(History history) throws Exception {
    return history.audit().between(Samples.NOW, Samples.NOW.plusSeconds(1), null).stream()
        .filter(own -> own.what().equals(Change.Kind.GROUP.name()))
        .map(
            own ->
                "%s %s %s: %s -> %s"
                    .formatted(own.person(), own.what(), own.subject(), own.before(), own.after()))
        .toList();
  }

  @Test
  void membersGoWithTheirInspectionsAndTheGroupStays() throws Exception {
    LogPlace place = Samples.place(folder);
    try (InspectionLog log = InspectionLog.open(place, Samples.CLOCK, recording -> {});
        History history = filled(log, place)) {
      log.groups().confirm(group("scratch", 1L, 2L), "Quentin").get();
      log.removal(Duration.ZERO).rows(List.of(1L));
      assertThat(history.groups().members(List.of(1L, 2L))).containsOnlyKeys(2L);
      assertThat(history.groups().of(PRODUCT, Samples.ENCODER)).hasSize(1);
    }
    try (Connection connection = Samples.connect(place.database())) {
      assertThatThrownBy(() -> Samples.execute(connection, "DELETE FROM reject_groups"))
          .hasMessageContaining("never deleted");
      assertThatThrownBy(() -> Samples.execute(connection, "UPDATE reject_groups SET reach = 2"))
          .hasMessageContaining("never changed");
    }
  }

  private static NewGroup group(String name, Long... members) {
    return new NewGroup(PRODUCT, Samples.ENCODER, name, CENTRE, 0.75, List.of(members));
  }

  private static History filled(InspectionLog log, LogPlace place) throws Exception {
    log.register(Samples.PROFILE, Samples.ENCODER, Samples.HEAD).get();
    for (int i = 1; i <= 3; i++) {
      log.append(Samples.inspection(i, new Verdict.Reject("rust")), null).get();
    }
    return History.open(place);
  }
}
