package org.tenshot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.Change;
import org.tenshot.domain.LineEvent;

/// What happens to lines, in the log.
class EventLogTest {

  private static final String PRODUCT = Samples.PROFILE.product();

  @TempDir Path folder;

  @Test
  void whatBeganBecameWorseAndWasOverIsOneRow() throws Exception {
    LogPlace place = Samples.place(folder);
    try (InspectionLog log = InspectionLog.open(place, Samples.CLOCK, recording -> {})) {
      long dark = log.events().add(event(LineEvent.Kind.PICTURE, false, null)).get();
      log.events().change(dark, "It is dark.", true).get();
      log.events().change(dark, "It is a little dark.", false).get();
      log.events().end(dark, Samples.NOW.plusSeconds(60)).get();
      log.events().end(dark, Samples.NOW.plusSeconds(90)).get();
    }
    try (History history = History.open(place)) {
      List<LineEvent> all = history.events().last(PRODUCT, 10);
      assertThat(all).hasSize(1);
      LineEvent own = all.getFirst();
      assertThat(own.sentence()).isEqualTo("It is a little dark.");
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

      assertThat(log.events().acknowledge(PRODUCT, "Quentin", "shot 3 would pass").get())
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
      log.events().acknowledge(PRODUCT, "Quentin", "it is dark").get();
      assertThat(history.events().accepted(PRODUCT)).contains(Samples.NOW);
    }
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
        "Something.",
        person,
        "{}",
        null);
  }
}
