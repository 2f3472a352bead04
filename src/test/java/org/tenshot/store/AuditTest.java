package org.tenshot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.Change;
import org.tenshot.domain.Limits;
import org.tenshot.domain.ShotRole;

/// Who changed what, and that nobody rewrites it unseen.
class AuditTest extends AuditedLog {

  @Test
  void whatIsTaughtIsWrittenWithWhoDidItAndWhatWasThereBefore() throws Exception {
    try (InspectionLog log = open();
        History history = History.open(Samples.place(folder))) {
      TeachingLog teaching = log.teaching();
      long shot = teaching.addShot(shot("rust", "Jana", ShotRole.TEACH)).get();
      teaching.withdrawShot(shot, "Li").get();
      teaching.withdrawShot(shot, "Li").get();
      Limits limits = new Limits(0.95, 0.4, 0.5);
      long head = teaching.addHead("bearing", "auto/1", "x", limits, "{}", "Jana").get();
      teaching.promote("bearing", head, "Li", "the old one is worse").get();
      teaching.promote("bearing", null, "Jana", null).get();

      List<AuditRecord> rows = rows(history);
      assertThat(rows)
          .extracting(AuditRecord::person, AuditRecord::what, AuditRecord::subject)
          .containsExactly(
              tuple("Jana", "LABEL", "shot 1 of bearing"),
              tuple("Li", "TAKE_BACK", "shot 1 of bearing"),
              tuple("Jana", "HEAD_KEPT", "bearing"),
              tuple("Li", "HEAD_CHOSEN", "bearing"),
              tuple("Jana", "HEAD_CHOSEN", "bearing"));
      assertThat(rows.get(0).before()).isNull();
      assertThat(rows.get(0).after()).startsWith("class rust, to teach, picture ");
      assertThat(rows.get(1).before()).isEqualTo(rows.get(0).after());
      assertThat(rows.get(1).after()).isNull();
      assertThat(rows.get(3).before()).isEqualTo("prompts");
      assertThat(rows.get(3).after())
          .isEqualTo(
              "head 1, auto/1, PASS from 0.95, REJECT from 0.4, NO_PART from 0.5,"
                  + " because: the old one is worse");
      assertThat(rows.get(4).after()).isEqualTo("prompts");
      assertThat(rows).extracting(AuditRecord::at).containsOnly(Samples.NOW);
      assertThat(history.audit().verify(null).faults()).isEmpty();
    }
  }

  @Test
  void whatIsRefusedIsNotWrittenAndWhatCannotBeWrittenIsRefused() throws Exception {
    try (InspectionLog log = open();
        History history = History.open(Samples.place(folder))) {
      TeachingLog teaching = log.teaching();
      long shot = teaching.addShot(shot("rust", "Jana", ShotRole.ACCEPT)).get();
      assertThatThrownBy(() -> teaching.withdrawShot(shot, "Li").get()).hasMessageContaining("log");
      assertThat(rows(history)).hasSize(1);

      edit("CREATE TRIGGER no_more BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no'); END;");
      assertThatThrownBy(() -> teaching.promote("bearing", null, "Li", null).get())
          .hasMessageContaining("refused");
      assertThat(history.teaching().promotions("bearing")).isEmpty();
      assertThatThrownBy(() -> teaching.addShot(shot("good", "Li", ShotRole.TEACH)).get())
          .hasMessageContaining("refused");
      assertThat(history.teaching().shots("bearing")).hasSize(1);
    }
  }

  @Test
  void howThingsStandIsWrittenWhenItChanges() throws Exception {
    try (InspectionLog log = open();
        History history = History.open(Samples.place(folder))) {
      Change first = new Change("Li", Change.Kind.PROFILE, "bearing", null, "aa");
      assertThat(log.audit().stand(List.of(first)).get()).isEqualTo(1);
      assertThat(log.audit().stand(List.of(first)).get()).isZero();
      Change other = new Change("Jana", Change.Kind.PROFILE, "bearing", null, "bb");
      Change elsewhere = new Change("Jana", Change.Kind.PROFILE, "tile", null, "aa");
      log.audit().stand(List.of(other, elsewhere, other)).get();

      assertThat(rows(history))
          .extracting(AuditRecord::person, AuditRecord::before, AuditRecord::after)
          .containsExactly(
              tuple("Li", null, "aa"), tuple("Jana", "aa", "bb"), tuple("Jana", null, "aa"));
      assertThat(history.audit().knows(Change.Kind.PROFILE)).isTrue();
      assertThat(history.audit().knows(Change.Kind.PERSON_ADDED)).isFalse();
      assertThat(history.audit().between(Samples.NOW, Samples.NOW.plusNanos(1000), "Jana"))
          .hasSize(2);
      assertThat(
              history
                  .audit()
                  .between(Samples.NOW.plusNanos(1000), Samples.NOW.plusSeconds(9), null))
          .isEmpty();
    }
  }

  @Test
  void aLogOfTheSecondReleaseGoesOn() throws Exception {
    List<String> scripts = new ArrayList<>();
    for (String name : List.of("001", "002")) {
      try (InputStream script = Schema.class.getResourceAsStream("schema/" + name + ".sql")) {
        scripts.add(new String(script.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    LogPlace place = Samples.place(folder);
    new Database(place.database(), new Schema(scripts), Duration.ofMillis(100))
        .prepare(Samples.CLOCK);
    edit(
        "INSERT INTO products (id, name) VALUES (1, 'tile');"
            + "INSERT INTO pictures VALUES ('ab', 'ab/ab.png', 10, 4, 4);"
            + "INSERT INTO shots (product, class, picture, person, labelled_at)"
            + " VALUES (1, 'crack', 'ab', 'Jana', 7)");
    try (InspectionLog log = open();
        History history = History.open(place)) {
      log.teaching().withdrawShot(1, "Li").get();
      assertThat(rows(history))
          .extracting(AuditRecord::subject, AuditRecord::before)
          .containsExactly(tuple("shot 1 of tile", "class crack, to teach, picture ab"));
      assertThat(history.audit().verify(null).faults()).isEmpty();
    }
  }

  private static TeachingLog.NewShot shot(String className, String person, ShotRole role) {
    return new TeachingLog.NewShot("bearing", className, Samples.png(1), person, null, role, null);
  }
}
