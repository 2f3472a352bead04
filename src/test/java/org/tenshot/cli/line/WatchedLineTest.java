package org.tenshot.cli.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.ShippedEncoder;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.Precision;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Saying;
import org.tenshot.inspect.Cautions;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.store.LogPlace;

/// A person acknowledges what was shown and nothing else, on the line and in the log.
class WatchedLineTest {

  private static final EncoderId ENCODER =
      new EncoderId("surface-s", "ab".repeat(32), Precision.FP32, 1, 8);
  private static final Saying FIRST = Saying.english("The first failed.");
  private static final Saying SECOND = Saying.english("The second failed.");
  private static final Saying DARK = Saying.english("It is dark.");

  @TempDir Path folder;
  private Profile profile;
  private InspectionLog log;
  private History history;
  private WatchedLine line;

  @BeforeEach
  void open() throws Exception {
    profile = ShippedEncoder.profile("bearing");
    LogPlace place = LogPlace.of(folder.resolve("tenshot.db"), ShippedEncoder.natives());
    log = InspectionLog.open(place, Clock.systemUTC(), recording -> {});
    log.register(profile, ENCODER, "none/1").get();
    history = History.open(place);
    line = new WatchedLine(profile, log, "sim:");
  }

  @AfterEach
  void close() throws Exception {
    line.close();
    history.close();
    log.close();
  }

  @Test
  void whoAcknowledgesAChallengeDoesNotSayThatThePictureIsRight() throws Exception {
    event(LineEvent.Kind.PICTURE, DARK);
    line.cautions().raise(LineEvent.Kind.PICTURE, new Cautions.Caution(DARK, true));
    line.hold(FIRST, event(LineEvent.Kind.CHALLENGE, FIRST));
    Cautions.Standing shown = shown();
    assertThat(shown.saying()).isEqualTo(FIRST);
    line.acknowledge("Quentin", Instant.now(), shown);
    assertThat(line.cautions().hold()).isEqualTo(DARK.english());
    assertThat(history.events().accepted(profile.product())).isEmpty();
    assertThat(history.events().failedChallenge(profile.product())).isEmpty();
  }

  @Test
  void aChallengeThatFailedMeanwhileStaysAlsoAfterARestart() throws Exception {
    line.hold(FIRST, event(LineEvent.Kind.CHALLENGE, FIRST));
    Cautions.Standing shown = shown();
    // It is in the log before the line is held for it.
    long came = event(LineEvent.Kind.CHALLENGE, SECOND);
    line.acknowledge("Quentin", Instant.now(), shown);
    assertThat(line.cautions().hold()).isNull();
    line.hold(SECOND, came);
    assertThatThrownBy(() -> line.acknowledge("Quentin", Instant.now(), shown))
        .hasMessageContaining("meanwhile");
    assertThat(line.cautions().hold()).isEqualTo(SECOND.english());
    try (WatchedLine restarted = new WatchedLine(profile, log, "sim:")) {
      restarted.takeUp(history);
      assertThat(restarted.cautions().hold()).isEqualTo(SECOND.english());
    }
    line.acknowledge("Quentin", Instant.now(), shown());
    assertThat(line.cautions().hold()).isNull();
    assertThat(history.events().failedChallenge(profile.product())).isEmpty();
  }

  private Cautions.Standing shown() {
    return Objects.requireNonNull(line.cautions().standing());
  }

  private long event(LineEvent.Kind kind, Saying saying) throws Exception {
    boolean over = kind == LineEvent.Kind.CHALLENGE;
    return log.events()
        .add(
            new LineEvent(
                0,
                kind,
                profile.product(),
                "sim:",
                Instant.now(),
                over ? Instant.now() : null,
                true,
                saying,
                null,
                "{}",
                null))
        .get();
  }
}
