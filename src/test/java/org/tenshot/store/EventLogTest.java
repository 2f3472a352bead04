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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.Change;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.Saying;

/// What happens to lines, in the log.
class EventLogTest {

  private static final String PRODUCT = Samples.PROFILE.product();

  private static final EventLog.Seen PICTURES =
      new EventLog.Seen(PRODUCT, Set.of(LineEvent.Kind.PICTURE), Long.MAX_VALUE);

  @TempDir Path folder;

  @Test
  void whatBeganBecameWorseAndWasOverIsOneRow() throws Exception {
    LogPlace place = Samples.place(folder);
    try (InspectionLog log = InspectionLog.open(place, Samples.CLOCK, recording -> {})) {
      long dark = log.events().add(event(LineEvent.Kind.PICTURE, false, null)).get();
      log.events().change(dark, Saying.english("It is dark."), true).get();
      log.events()
          .change(
              dark, Saying.of("picture.darker", "Since {0} it is a little dark.", "10:42"), false)
          .get();
      log.events().end(dark, Samples.NOW.plusSeconds(60)).get();
      log.events().end(dark, Samples.NOW.plusSeconds(90)).get();
    }
    try (History history = History.open(place)) {
      List<LineEvent> all = history.events().last(PRODUCT, 10);
      assertThat(all).hasSize(1);
      LineEvent own = all.getFirst();
      assertThat(own.sentence()).isEqualTo("Since 10:42 it is a little dark.");
      assertThat(own.saying().key()).isEqualTo("picture.darker");
      assertThat(own.saying().values()).containsExactly("10:42");
      assertThat(own.held()).as("parts were held meanwhile").isTrue();
      assertThat(own.from()).isEqualTo(Samples.NOW);
      assertThat(own.until()).isEqualTo(Samples.NOW.plusSeconds(60));
      assertThat(history.events().last("another", 10)).isEmpty();
    }
  }

  @Test
  void aFailedChallengeStandsUntilSomebodyAcknowledgesItWhichIsInTheAuditLog() throws Exception {
    LogPlace place = Samples.place(folder);
    try (InspectionLog log = InspectionLog.open(place, Samples.CLOCK, recording -> {});
        History history = open(log, place)) {
      long failed = log.events().add(event(LineEvent.Kind.CHALLENGE, true, "Olga")).get();
      log.events().add(event(LineEvent.Kind.CHALLENGE, false, "Olga")).get();
      assertThat(history.events().failedChallenge(PRODUCT).orElseThrow().id()).isEqualTo(failed);
      assertThat(history.events().challenge(PRODUCT).orElseThrow().held()).isFalse();
      assertThat(history.events().accepted(PRODUCT)).isEmpty();

      assertThat(log.events().acknowledge(challenges(failed), "Quentin", "shot 3 would pass").get())
          .isEqualTo(1);
      assertThat(history.events().failedChallenge(PRODUCT)).isEmpty();
      assertThat(history.events().last(PRODUCT, 10).getLast().acknowledgedBy())
          .isEqualTo("Quentin");
      List<String> audit =
          history.audit().between(Samples.NOW, Samples.NOW.plusSeconds(1), null).stream()
              .map(own -> own.person() + " " + own.what() + " " + own.before())
              .toList();
      assertThat(audit).contains("Quentin " + Change.Kind.ACKNOWLEDGED + " shot 3 would pass");
    }
  }

  @Test
  void aPictureThatWasAcceptedIsKnownByItsTime() throws Exception {
    LogPlace place = Samples.place(folder);
    try (InspectionLog log = InspectionLog.open(place, Samples.CLOCK, recording -> {});
        History history = open(log, place)) {
      log.events().add(event(LineEvent.Kind.PICTURE, false, null)).get();
      log.events().acknowledge(PICTURES, "Quentin", "it is dark").get();
      assertThat(history.events().accepted(PRODUCT)).contains(Samples.NOW);
    }
  }

  @Test
  void nobodyAcknowledgesWhatCameAfterTheyLookedOrIsOfAnotherKind() throws Exception {
    LogPlace place = Samples.place(folder);
    try (InspectionLog log = InspectionLog.open(place, Samples.CLOCK, recording -> {});
        History history = open(log, place)) {
      log.events().add(event(LineEvent.Kind.PICTURE, false, null)).get();
      long seen = log.events().add(event(LineEvent.Kind.CHALLENGE, true, null)).get();
      long came = log.events().add(event(LineEvent.Kind.CHALLENGE, true, null)).get();
      assertThat(history.events().unacknowledged(PRODUCT)).hasSize(3);
      assertThat(log.events().acknowledge(challenges(seen), "Quentin", "the first").get())
          .isEqualTo(1);
      assertThat(history.events().failedChallenge(PRODUCT).orElseThrow().id()).isEqualTo(came);
      assertThat(history.events().accepted(PRODUCT)).as("the picture").isEmpty();
      assertThat(history.events().unacknowledged(PRODUCT))
          .extracting(LineEvent::kind)
          .containsExactly(LineEvent.Kind.PICTURE, LineEvent.Kind.CHALLENGE);
    }
  }

  /// Who takes note of something else a day later did not say that it was right.
  @Test
  void aPictureThatIsRightAgainIsNotAccepted() throws Exception {
    LogPlace place = Samples.place(folder);
    try (InspectionLog log = InspectionLog.open(place, Samples.CLOCK, recording -> {});
        History history = open(log, place)) {
      long dark = log.events().add(event(LineEvent.Kind.PICTURE, true, null)).get();
      log.events().end(dark, Samples.NOW.plusSeconds(60)).get();
      assertThat(history.events().unacknowledged(PRODUCT)).isEmpty();
      assertThat(log.events().acknowledge(PICTURES, "Quentin", "it is small").get()).isZero();
      assertThat(history.events().accepted(PRODUCT)).isEmpty();
    }
  }

  private static EventLog.Seen challenges(long last) {
    return new EventLog.Seen(PRODUCT, Set.of(LineEvent.Kind.CHALLENGE), last);
  }

  @Test
  void anEventIsNeverDeletedNorRewritten() throws Exception {
    LogPlace place = Samples.place(folder);
    try (InspectionLog log = InspectionLog.open(place, Samples.CLOCK, recording -> {})) {
      log.events().add(event(LineEvent.Kind.CHALLENGE, true, "Olga")).get();
    }
    try (Connection connection = Samples.connect(place.database())) {
      assertThatThrownBy(() -> Samples.execute(connection, "DELETE FROM events"))
          .hasMessageContaining("never deleted");
      assertThatThrownBy(() -> Samples.execute(connection, "UPDATE events SET person = 'me'"))
          .hasMessageContaining("never changed");
    }
  }

  /// Rows that know their sentence in English alone still show it.
  @Test
  void anEventOfAnOlderLogStillSaysWhatItSaid() throws Exception {
    LogPlace place = Samples.place(folder);
    List<String> before = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      try (InputStream script = Schema.class.getResourceAsStream("schema/%03d.sql".formatted(i))) {
        before.add(new String(script.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    new Database(place.database(), new Schema(before), Duration.ofMillis(100))
        .prepare(Samples.CLOCK);
    try (Connection old = Samples.connect(place.database())) {
      Samples.execute(
          old,
          "INSERT INTO products (id, name) VALUES (1, 'tile');"
              + "INSERT INTO events (kind, product, source, began, held, sentence, details)"
              + " VALUES ('PICTURE', 1, 'sim:', 7, 1, 'Since 10:42 it is dark.', '')");
    }
    try (InspectionLog log = InspectionLog.open(place, Samples.CLOCK, recording -> {});
        History history = History.open(place)) {
      LineEvent own = history.events().last("tile", 10).getFirst();
      assertThat(own.saying()).isEqualTo(Saying.english("Since 10:42 it is dark."));
      assertThat(own.held()).isTrue();
      assertThat(own.id()).isEqualTo(1);
      assertThat(log.events().add(event(LineEvent.Kind.EYE, true, null)).get()).isEqualTo(2);
    }
    anEventIsNeverDeletedNorRewritten();
  }

  private static History open(InspectionLog log, LogPlace place) throws Exception {
    log.register(Samples.PROFILE, Samples.ENCODER, Samples.HEAD).get();
    return History.open(place);
  }

  private static LineEvent event(LineEvent.Kind kind, boolean held, @Nullable String person) {
    return new LineEvent(
        0,
        kind,
        PRODUCT,
        "sim:",
        Samples.NOW,
        kind == LineEvent.Kind.CHALLENGE ? Samples.NOW : null,
        held,
        Saying.english("Something."),
        person,
        "{}",
        null);
  }
}
