package org.tenshot.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.ShippedEncoder;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Gate;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.PartId;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Score;
import org.tenshot.domain.Timing;
import org.tenshot.domain.Trigger;
import org.tenshot.domain.TriggerRule;
import org.tenshot.domain.Verdict;
import org.tenshot.encode.OnnxEncoder;
import org.tenshot.head.Head;
import org.tenshot.output.LineOrders;
import org.tenshot.output.LineOutput;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.store.LogPlace;
import org.tenshot.store.StoredInspection;

/// A camera that runs freely, triggered from elsewhere.
@Timeout(180)
class TriggeredLineTest {

  private static final TriggerRule BY_KEY =
      new TriggerRule(
          TriggerRule.By.KEY,
          null,
          Duration.ofMillis(60),
          Duration.ofMillis(3),
          Duration.ofMillis(2),
          4);

  @TempDir Path folder;

  private final Watched watched = new Watched();
  private OnnxEncoder encoder;
  private Profile profile;
  private LogPlace place;

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

  @Test
  void everyOneOfTwoThousandTriggersEndsInOneRowWhateverHappens() throws Exception {
    Random random = new Random(11);
    Outlet outlet = new Outlet(Duration.ofMillis(80));
    Head head =
        new GoodHead(
            encoder.id(),
            () -> {
              if (random.nextInt(100) == 0) {
                TimeUnit.MILLISECONDS.sleep(120);
              }
            });
    int triggers = 2_000;
    try (InspectionLog log = log(head);
        Recorder recorder = new Recorder(log, profile.pictures());
        Line line =
            line(head, new Timing(BY_KEY, Duration.ofMillis(80)), List.of(outlet), recorder, 7)) {
      line.start();
      awaitReady(outlet);
      Random pace = new Random(12);
      List<Long> numbers = new ArrayList<>();
      for (int i = 0; i < triggers; i++) {
        int fate = pace.nextInt(100);
        String part = fate < 3 && i > 0 ? "P" + (i - 1) : "P" + i;
        numbers.add(
            line.trigger(TriggerRule.By.KEY, new PartId(part, "lot 7", null), Duration.ZERO));
        // In one of twenty cases the next one follows at once.
        if (fate < 95) {
          TimeUnit.MILLISECONDS.sleep(4 + pace.nextInt(8));
        }
      }
      line.stop();
      assertThat(numbers).isEqualTo(LongStream.rangeClosed(1, triggers).boxed().toList());
    }

    List<Inspection> rows = rows();
    Map<Fault.Code, Integer> faults = new EnumMap<>(Fault.Code.class);
    int passed = 0;
    for (Inspection row : rows) {
      if (row.verdict() instanceof Verdict.Faulted(Fault fault)) {
        faults.merge(fault.code(), 1, Integer::sum);
      } else {
        passed++;
        Trigger trigger = Objects.requireNonNull(row.origin().trigger());
        assertThat(row.origin().capturedAt()).isAfter(trigger.at());
        assertThat(row.late()).isNull();
      }
    }
    System.out.printf("%d triggers: %d passed, %s%n", triggers, passed, faults);
    assertThat(rows.stream().map(row -> row.origin().sequence()).sorted().toList())
        .as("one row a trigger")
        .isEqualTo(LongStream.rangeClosed(1, triggers).boxed().toList());
    assertThat(passed).isGreaterThan(triggers / 2);
    assertThat(faults)
        .containsKeys(
            Fault.Code.LATE,
            Fault.Code.NO_PICTURE,
            Fault.Code.DOUBLE_TRIGGER,
            Fault.Code.OVERFLOW,
            Fault.Code.PICTURE_UNREADABLE);
    assertThat(rows.stream().filter(row -> row.late() instanceof Verdict.Pass)).isNotEmpty();

    assertThat(outlet.sequences())
        .as("answers in the order of the triggers, each once")
        .isEqualTo(LongStream.rangeClosed(1, triggers).boxed().toList());
    assertThat(outlet.latePasses).as("PASS after the deadline").isZero();
    assertThat(outlet.oldPictures).as("PASS for a picture from before the trigger").isZero();
    assertThat(outlet.passedPictures).as("a picture for two parts").doesNotHaveDuplicates();
    assertThat(passed).isEqualTo(outlet.passedPictures.size());
    assertThat(watched.inspections).hasSize(triggers);
  }

  @Test
  void aPartThatIsStillJudgedAtTheDeadlineIsRejectedAtTheGateAndItsPassIsNeverSent()
      throws Exception {
    Outlet outlet = new Outlet(Duration.ofMillis(150));
    CountDownLatch hanging = new CountDownLatch(1);
    Head head = new GoodHead(encoder.id(), hanging::await);
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
    Outlet first = new Outlet(Duration.ofMillis(100));
    first.pause = 150;
    Outlet second = new Outlet(Duration.ofMillis(100));
    Head head = new GoodHead(encoder.id(), () -> {});
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
    Outlet outlet = new Outlet(Duration.ofSeconds(1));
    Head head = new GoodHead(encoder.id(), () -> {});
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
    Outlet outlet = new Outlet(Duration.ofSeconds(2));
    Head head = new GoodHead(encoder.id(), () -> {});
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
  void theClockTriggersByItself() throws Exception {
    Outlet outlet = new Outlet(Duration.ofSeconds(1));
    TriggerRule rule =
        new TriggerRule(
            TriggerRule.By.INTERVAL,
            Duration.ofMillis(50),
            Duration.ofMillis(500),
            Duration.ZERO,
            Duration.ofMillis(2),
            4);
    Head head = new GoodHead(encoder.id(), () -> {});
    try (Line line =
        line(head, new Timing(rule, Duration.ofSeconds(1)), List.of(outlet), null, 0)) {
      line.start();
      assertThat(watched.await(now -> now.inspections.size() >= 5)).isTrue();
    }
    assertThat(outlet.gates).contains(Gate.OPEN);
  }

  @Test
  void aSourceWhosePicturesComeByThemselvesIsRefused() throws Exception {
    Head head = new GoodHead(encoder.id(), () -> {});
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

  private static List<Fault.Code> codes(Outlet outlet) {
    synchronized (outlet) {
      return outlet.sent.stream()
          .map(each -> each.verdict() instanceof Verdict.Faulted(Fault fault) ? fault.code() : null)
          .filter(Objects::nonNull)
          .toList();
    }
  }

  private static void awaitReady(Outlet outlet) throws InterruptedException {
    assertThat(outlet.ready.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private List<Inspection> rows() throws Exception {
    try (History history = History.open(place)) {
      return history.last(10_000).stream().map(StoredInspection::inspection).toList();
    }
  }

  private InspectionLog log(Head head) throws Exception {
    InspectionLog log = InspectionLog.open(place, Clock.systemUTC(), recording -> {});
    log.register(profile, encoder.id(), head.version());
    return log;
  }

  private Line line(
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

  /// Something that takes time or hangs.
  private interface Trouble {
    void happen() throws InterruptedException;
  }

  /// Says "good" of everything, after some trouble.
  private record GoodHead(EncoderId encoder, Trouble trouble) implements Head {

    @Override
    public String version() {
      return "test/1";
    }

    @Override
    public List<ProductClass> classes() {
      return List.of();
    }

    @Override
    public Score score(Embedding embedding) {
      try {
        trouble.happen();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return new Score(
          List.of(
              new Score.ClassScore(new ProductClass("good", ClassKind.GOOD), 1),
              new Score.ClassScore(new ProductClass("rust", ClassKind.DEFECT), 0)),
          "because the test says so");
    }
  }

  /// A gate that notices what must not happen.
  private static final class Outlet implements LineOutput {

    final List<Inspection> sent = new ArrayList<>();
    final List<Gate> gates = new ArrayList<>();
    final List<Long> passedPictures = new ArrayList<>();
    final CountDownLatch ready = new CountDownLatch(1);
    private final Duration deadline;
    int latePasses;
    int oldPictures;
    long pause;

    Outlet(Duration deadline) {
      this.deadline = deadline;
    }

    @Override
    public String name() {
      return "outlet";
    }

    @Override
    public void ready() {
      ready.countDown();
    }

    @Override
    public synchronized Delivery send(Inspection inspection) {
      sent.add(inspection);
      gates.add(inspection.verdict().gate());
      if (inspection.verdict().gate() == Gate.OPEN) {
        Frame.Origin origin = inspection.origin();
        passedPictures.add(origin.capturedNanos());
        long age = System.nanoTime() - origin.startNanos();
        // A millisecond for this thread, which may be taken away between the check and here.
        latePasses += age > deadline.plusMillis(1).toNanos() ? 1 : 0;
        oldPictures += origin.capturedNanos() <= origin.startNanos() ? 1 : 0;
      }
      if (pause > 0) {
        try {
          TimeUnit.MILLISECONDS.sleep(pause);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return new Delivery.Sent();
    }

    synchronized List<Long> sequences() {
      return sent.stream().map(each -> each.origin().sequence()).toList();
    }

    @Override
    public Delivery safe(String reason) {
      return new Delivery.Sent();
    }

    @Override
    public void close() {}
  }
}
