package org.tenshot.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Gate;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Timing;
import org.tenshot.domain.TriggerRule;
import org.tenshot.domain.Verdict;
import org.tenshot.head.Head;
import org.tenshot.output.LineOrders;
import org.tenshot.store.InspectionLog;

/// What becomes of one trigger: in time, late, refused.
@Timeout(180)
class TriggeredLineTest extends TriggeredLine {

  @Test
  void aPartThatIsStillJudgedAtTheDeadlineIsRejectedAtTheGateAndItsPassIsNeverSent()
      throws Exception {
    WatchfulGate outlet = new WatchfulGate(Duration.ofMillis(150));
    CountDownLatch hanging = new CountDownLatch(1);
    Head head = FixedHead.good(encoder.id(), hanging::await);
    try (InspectionLog log = log(head);
        Recorder recorder = new Recorder(log, profile.pictures());
        Line line =
            line(head, new Timing(BY_KEY, Duration.ofMillis(150)), List.of(outlet), recorder, 0)) {
      line.start();
      awaitReady(outlet);
      line.trigger(TriggerRule.By.KEY, new PartId("A", null, null), Duration.ZERO);
      assertThat(watched.await(now -> now.inspections.size() == 1)).isTrue();
      assertThat(hanging.getCount()).as("the judge still hangs").isEqualTo(1);
      assertThat(codes(outlet)).containsExactly(Fault.Code.LATE);
      hanging.countDown();
      line.trigger(TriggerRule.By.KEY, new PartId("B", null, null), Duration.ZERO);
      assertThat(watched.await(now -> now.inspections.size() == 2)).isTrue();
      line.stop();
    }
    assertThat(outlet.gates).containsExactly(Gate.CLOSED, Gate.OPEN);
    List<Inspection> rows = rows();
    assertThat(rows).hasSize(2);
    Inspection late =
        rows.stream()
            .filter(row -> "A".equals(row.origin().part().part()))
            .findFirst()
            .orElseThrow();
    assertThat(late.verdict().kind()).isEqualTo(Verdict.Kind.FAULT);
    assertThat(late.late()).isEqualTo(new Verdict.Pass("good"));
  }

  @Test
  void anOutputThatTakesItsTimeDoesNotMakeALatePassOfTheNextOne() throws Exception {
    WatchfulGate first = new WatchfulGate(Duration.ofMillis(100));
    first.pause = 150;
    WatchfulGate second = new WatchfulGate(Duration.ofMillis(100));
    Head head = FixedHead.good(encoder.id(), () -> {});
    try (Line line =
        line(head, new Timing(BY_KEY, Duration.ofMillis(100)), List.of(first, second), null, 0)) {
      line.start();
      awaitReady(first);
      line.trigger(TriggerRule.By.KEY, PartId.UNKNOWN, Duration.ZERO);
      assertThat(watched.await(now -> now.inspections.size() == 1)).isTrue();
    }
    assertThat(first.gates).containsExactly(Gate.OPEN);
    assertThat(second.gates).containsExactly(Gate.CLOSED);
    assertThat(watched.inspections.getFirst().late()).isEqualTo(new Verdict.Pass("good"));
  }

  @Test
  void onlyWhomTheProfileNamesMayTriggerAndOnlyALineThatRuns() throws Exception {
    WatchfulGate outlet = new WatchfulGate(Duration.ofSeconds(1));
    Head head = FixedHead.good(encoder.id(), () -> {});
    Line line = line(head, new Timing(BY_KEY, Duration.ofSeconds(1)), List.of(outlet), null, 0);
    try (line) {
      assertThat(line.trigger(TriggerRule.By.KEY, PartId.UNKNOWN, Duration.ZERO))
          .isEqualTo(LineOrders.REFUSED);
      line.start();
      awaitReady(outlet);
      assertThat(line.trigger(TriggerRule.By.MQTT, PartId.UNKNOWN, Duration.ZERO))
          .isEqualTo(LineOrders.REFUSED);
      assertThat(line.trigger(TriggerRule.By.KEY, PartId.UNKNOWN, Duration.ZERO)).isEqualTo(1);
      assertThat(watched.await(now -> now.inspections.size() == 1)).isTrue();
    }
    assertThat(line.trigger(TriggerRule.By.KEY, PartId.UNKNOWN, Duration.ZERO))
        .isEqualTo(LineOrders.REFUSED);
    assertThat(watched.inspections).hasSize(1);
  }

  @Test
  void aTriggerThatWasLongOnItsWayFindsNoPicture() throws Exception {
    WatchfulGate outlet = new WatchfulGate(Duration.ofSeconds(2));
    Head head = FixedHead.good(encoder.id(), () -> {});
    try (Line line =
        line(head, new Timing(BY_KEY, Duration.ofSeconds(2)), List.of(outlet), null, 0)) {
      line.start();
      awaitReady(outlet);
      line.trigger(TriggerRule.By.KEY, PartId.UNKNOWN, Duration.ofMillis(500));
      assertThat(watched.await(now -> now.inspections.size() == 1)).isTrue();
    }
    assertThat(codes(outlet)).containsExactly(Fault.Code.NO_PICTURE);
  }

  @Test
  void aTriggerFromTheYearOneIsAFaultAndTheLineHearsTheNextOne() throws Exception {
    WatchfulGate outlet = new WatchfulGate(Duration.ofSeconds(2));
    Head head = FixedHead.good(encoder.id(), () -> {});
    Duration age = Duration.between(Instant.parse("0001-01-01T00:00:00Z"), Instant.now());
    try (Line line =
        line(head, new Timing(BY_KEY, Duration.ofSeconds(2)), List.of(outlet), null, 0)) {
      line.start();
      awaitReady(outlet);
      assertThat(line.trigger(TriggerRule.By.KEY, PartId.UNKNOWN, age)).isEqualTo(1);
      assertThat(line.trigger(TriggerRule.By.KEY, PartId.UNKNOWN, Duration.ZERO)).isEqualTo(2);
      assertThat(watched.await(now -> now.inspections.size() == 2)).isTrue();
    }
    assertThat(outlet.gates).containsExactly(Gate.CLOSED, Gate.OPEN);
  }

  @Test
  void theClockTriggersByItself() throws Exception {
    WatchfulGate outlet = new WatchfulGate(Duration.ofSeconds(1));
    TriggerRule rule =
        new TriggerRule(
            TriggerRule.By.INTERVAL,
            Duration.ofMillis(50),
            Duration.ofMillis(500),
            Duration.ZERO,
            Duration.ofMillis(2),
            4);
    Head head = FixedHead.good(encoder.id(), () -> {});
    try (Line line =
        line(head, new Timing(rule, Duration.ofSeconds(1)), List.of(outlet), null, 0)) {
      line.start();
      assertThat(watched.await(now -> now.inspections.size() >= 5)).isTrue();
    }
    assertThat(outlet.gates).contains(Gate.OPEN);
  }

  @Test
  void aSourceWhosePicturesComeByThemselvesIsRefused() throws Exception {
    Head head = FixedHead.good(encoder.id(), () -> {});
    Profile triggered = profile.with(new Timing(BY_KEY, Duration.ofSeconds(1)));
    try (Line line =
        new Line(
            new Line.Parts(
                () -> new ScriptedSource(List.of()),
                new Inspector(encoder),
                new Recipe(triggered, head, profile.limits()),
                List.of(),
                null,
                List.of(watched),
                Long.MAX_VALUE))) {
      line.start();
      assertThat(line.awaitEnd(10_000)).isTrue();
      assertThat(line.reason()).contains("script").contains("take `trigger` out of the profile");
    }
  }

  private static List<Fault.Code> codes(WatchfulGate outlet) {
    synchronized (outlet) {
      return outlet.sent.stream()
          .map(each -> each.verdict() instanceof Verdict.Faulted(Fault fault) ? fault.code() : null)
          .filter(Objects::nonNull)
          .toList();
    }
  }
}
