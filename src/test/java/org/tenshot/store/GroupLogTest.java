package org.tenshot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.Change;
import org.tenshot.domain.Verdict;

/// Groups of rejects that people confirmed or dismissed, in the log.
class GroupLogTest {

  private static final String PRODUCT = Samples.PROFILE.product();
  private static final float[] CENTRE = {0.1f, -1e-30f, 3.25f};

  @TempDir Path folder;

  @Test
  void aGroupIsConfirmedRenamedAndGivenUpAndTheAuditLogTellsOfEach() throws Exception {
    LogPlace place = Samples.place(folder);
    try (InspectionLog log = InspectionLog.open(place, Samples.CLOCK, recording -> {});
        History history = filled(log, place)) {
      long id = log.groups().keep(group("scratch", 1L, 2L, 99L), "Quentin").get();
      long other = log.groups().keep(group("dent", 2L), "Quentin").get();

      KeptGroup kept = history.groups().of(PRODUCT, Samples.ENCODER).getFirst();
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

  @Test
  void aDismissalIsAGroupWithoutANameWhichIsTakenBackAndTraced() throws Exception {
    LogPlace place = Samples.place(folder);
    try (InspectionLog log = InspectionLog.open(place, Samples.CLOCK, recording -> {});
        History history = filled(log, place)) {
      long id = log.groups().keep(group("", 1L, 2L), "Quentin").get();

      assertThat(history.groups().of(PRODUCT, Samples.ENCODER))
          .singleElement()
          .matches(KeptGroup::isDismissed)
          .returns("Quentin", KeptGroup::person);
      assertThat(log.groups().drop(List.of(id), "Li").get()).isEqualTo(1);
      assertThat(history.groups().of(PRODUCT, Samples.ENCODER)).isEmpty();
      assertThat(audit(history))
          .containsExactlyInAnyOrder(
              "Quentin GROUP_DISMISSED group 1 of bearing 608: null -> no kind of defect, 2 rejects",
              "Li GROUP_DISMISSED group 1 of bearing 608: no kind of defect, 2 rejects -> null");
      log.groups().keep(group("scratch", 3L), "Li").get();
    }
    try (Connection connection = Samples.connect(place.database())) {
      for (String name : List.of("'dent' WHERE name = ''", "'' WHERE name = 'scratch'")) {
        assertThatThrownBy(
                () -> Samples.execute(connection, "UPDATE reject_groups SET name = " + name))
            .hasMessageContaining("taken back");
      }
    }
  }

  @Test
  void groupsOfAnOlderLogKeepTheirMembersAndWhatWasNotedOfOtherRows() throws Exception {
    LogPlace place = Samples.place(folder);
    prepare(place, 2);
    try (Connection old = Samples.connect(place.database())) {
      String columns = "source, captured_at, verdict, class, profile, head, device,";
      Samples.execute(
          old,
          "INSERT INTO products (id, name) VALUES (1, 'tile');"
              + "INSERT INTO profiles VALUES (1, 'ab', 'tile', 1, 'text', 0);"
              + "INSERT INTO encoders VALUES (1, 'surface-s', 'ab', 'FP32', 1, 512);"
              + "INSERT INTO heads VALUES (1, 'a/1', 'a', 1, 1, 0);"
              + "INSERT INTO inspections ("
              + columns
              + " sequence, prepare_nanos, encode_nanos, score_nanos, total_nanos)"
              + " VALUES ('sim:', 7, 'REJECT', 'crack', 1, 1, 'CPU', 1, 1, 2, 3, 6),"
              + " ('sim:', 8, 'REJECT', 'crack', 1, 1, 'CPU', 2, 1, 2, 3, 6)");
    }
    prepare(place, 11);
    try (Connection old = Samples.connect(place.database())) {
      Samples.execute(
          old,
          "INSERT INTO reject_groups VALUES (3, 1, 1, 'scratch', x'0000803f', 0.5, 'Li', 7, NULL);"
              + "INSERT INTO reject_group_members VALUES (2, 3), (1, 3);"
              + "INSERT INTO row_changes VALUES ('shots', 9, 4)");
    }

    try (InspectionLog log = InspectionLog.open(place, Samples.CLOCK, recording -> {});
        History history = History.open(place)) {
      assertThat(history.groups().members(List.of(1L, 2L))).isEqualTo(Map.of(1L, 3L, 2L, 3L));
      assertThat(log.groups().rename(List.of(3L), "dent", "Li").get()).isEqualTo(1);
      CopyFeed feed = history.copies();
      assertThat(feed.after(CopiedTable.REJECT_GROUP_MEMBERS, 0, 9))
          .extracting(CopiedRow::id)
          .containsExactly(1L, 2L);
      assertThat(feed.last(CopiedTable.REJECT_GROUP_MEMBERS)).isEqualTo(2);
      assertThat(feed.changes(0, 9))
          .containsExactly(
              new CopyFeed.Changed(4, CopiedTable.SHOTS, 9),
              new CopyFeed.Changed(5, CopiedTable.REJECT_GROUPS, 3));
    }
  }

  /// Brings a log to an older version of its tables.
  private static void prepare(LogPlace place, int version) throws Exception {
    List<String> scripts = new ArrayList<>();
    for (int number = 1; number <= version; number++) {
      try (InputStream script =
          Schema.class.getResourceAsStream("schema/%03d.sql".formatted(number))) {
        scripts.add(new String(script.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    new Database(place.database(), new Schema(scripts), Duration.ofMillis(100))
        .prepare(Samples.CLOCK);
  }

  private static List<String> audit(History history) throws Exception {
    return history.audit().between(Samples.NOW, Samples.NOW.plusSeconds(1), null).stream()
        .filter(own -> own.what().startsWith(Change.Kind.GROUP.name()))
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
      log.groups().keep(group("scratch", 1L, 2L), "Quentin").get();
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
