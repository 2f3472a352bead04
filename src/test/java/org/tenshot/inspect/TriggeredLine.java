package org.tenshot.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.ShippedEncoder;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Timing;
import org.tenshot.domain.TriggerRule;
import org.tenshot.encode.OnnxEncoder;
import org.tenshot.head.Head;
import org.tenshot.output.LineOutput;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.store.LogPlace;
import org.tenshot.store.StoredInspection;

/// A camera that runs freely, and a line that is triggered from elsewhere.
abstract class TriggeredLine {

  static final TriggerRule BY_KEY =
      new TriggerRule(
          TriggerRule.By.KEY,
          null,
          Duration.ofMillis(60),
          Duration.ofMillis(3),
          Duration.ofMillis(2),
          4);

  @TempDir Path folder;
  final Watched watched = new Watched();
  OnnxEncoder encoder;
  Profile profile;
  LogPlace place;

  @BeforeEach
  void open() throws Exception {
    encoder = TinyEncoder.open(folder.resolve("tiny"));
    profile = ShippedEncoder.profile("bearing");
    place = LogPlace.of(folder.resolve("tenshot.db"), ShippedEncoder.natives());
  }

  @AfterEach
  void close() {
    encoder.close();
  }

  static void awaitReady(WatchfulGate outlet) throws InterruptedException {
    assertThat(outlet.ready.await(10, TimeUnit.SECONDS)).isTrue();
  }

  InspectionLog log(Head head) throws Exception {
    InspectionLog log = InspectionLog.open(place, Clock.systemUTC(), recording -> {});
    log.register(profile, encoder.id(), head.version());
    return log;
  }

  Line line(
      Head head,
      Timing timing,
      List<LineOutput> outputs,
      @Nullable Recorder recorder,
      int freezesInThousand) {
    return new Line(
        new Line.Parts(
            () -> new TriggeredSource(5, freezesInThousand),
            new Inspector(encoder),
            new Recipe(profile.with(timing), head, profile.limits()),
            outputs,
            recorder,
            List.of(watched),
            Long.MAX_VALUE));
  }

  List<Inspection> rows() throws Exception {
    try (History history = History.open(place)) {
      return history.last(10_000).stream().map(StoredInspection::inspection).toList();
    }
  }
}
