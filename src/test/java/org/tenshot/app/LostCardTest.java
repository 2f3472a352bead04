package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.ShippedEncoder;
import org.tenshot.UnreliableEncoder;
import org.tenshot.camera.FrameSource;
import org.tenshot.cli.line.ChallengedLine;
import org.tenshot.cli.line.WatchedLine;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Device;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.LineState;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Profile;
import org.tenshot.domain.ShotRole;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;
import org.tenshot.encode.Encoder;
import org.tenshot.encode.OnnxEncoder;
import org.tenshot.encode.SharedEncoder;
import org.tenshot.encode.Urgency;
import org.tenshot.image.PictureFiles;
import org.tenshot.inspect.Eyes;
import org.tenshot.inspect.Inspector;
import org.tenshot.inspect.Line;
import org.tenshot.inspect.LineWatcher;
import org.tenshot.inspect.Recipe;
import org.tenshot.output.LineOutput;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.store.LogPlace;
import org.tenshot.store.TeachingLog;

/// The graphics card is lost and the encoder goes on, on the CPU: nothing that it judges there
/// passes before known bad parts were put to it there.
@Timeout(120)
class LostCardTest implements LineWatcher {

  private static final Device CARD = new Device(Device.Kind.CUDA, "a test says so", false);

  @TempDir Path folder;
  private final List<Inspection> sent = Collections.synchronizedList(new ArrayList<>());

  /// What the screen is told.
  private final List<String> said = Collections.synchronizedList(new ArrayList<>(List.of("")));

  private volatile boolean lost;
  private volatile boolean looks = true;
  private OnnxEncoder real;
  private Profile profile;
  private InspectionLog log;
  private History history;

  @BeforeEach
  void open() throws Exception {
    real = ShippedEncoder.open();
    profile = ShippedEncoder.profile("bearing");
    LogPlace place = LogPlace.of(folder.resolve("tenshot.db"), ShippedEncoder.natives());
    log = InspectionLog.open(place, Clock.systemUTC(), recording -> {});
    log.register(profile, real.id(), "none/1").get();
    history = History.open(place);
  }

  @AfterEach
  void close() throws Exception {
    history.close();
    log.close();
    real.close();
  }

  @Test
  void withoutAKnownBadPartTheLineGoesOnAndSaysSo() throws Exception {
    loseTheCard(
        (watched, known) -> {
          await(() -> passedOnTheCpu() > 3);
          assertThat(told()).containsExactly(LineEvent.Kind.EYE);
          assertThat(watched.cautions().trouble()).isEmpty();
        });
  }

  @Test
  void aKnownBadPartThatTheCpuWouldPassHoldsTheLine() throws Exception {
    // A good part that somebody knows to be bad: the prompts cannot see it.
    shot("rust");
    looks = false;
    loseTheCard(
        (watched, known) -> {
          await(() -> onTheCpu() > 20);
          assertThat(told()).containsExactly(LineEvent.Kind.EYE);
          assertThat(watched.cautions().trouble()).contains("nothing passes");
          looks = true;
          await(() -> watched.cautions().trouble().contains("failed: 1 of 1"));
          long seen = onTheCpu();
          await(() -> onTheCpu() > seen + 10);
          assertThat(told()).containsExactly(LineEvent.Kind.CHALLENGE, LineEvent.Kind.EYE);
          assertThat(passedOnTheCpu()).isZero();
          await(() -> said.getLast().contains("failed: 1 of 1"));
          assertThatThrownBy(() -> known.acknowledge("Olga", Eyes.DOUBT))
              .hasMessageContaining("not shown yet")
              .hasMessageContaining("failed: 1 of 1");
          known.acknowledge("Olga", watched.cautions().worst());
          await(() -> passedOnTheCpu() > 3);
        });
  }

  @Override
  public void stateChanged(LineState state, String reason) {
    said.add(reason);
  }

  private interface Then {
    void look(WatchedLine watched, ChallengedLine known) throws Exception;
  }

  private void loseTheCard(Then then) throws Exception {
    try (SharedEncoder shared = SharedEncoder.open(like -> encoder(like == null));
        Encoder own = shared.handle(Urgency.LINE);
        WatchedLine watched = new WatchedLine(profile, log, "sim:")) {
      Recipe recipe = Recipe.zeroShot(profile, own);
      log.register(profile, own.id(), recipe.head().version()).get();
      Line.Parts parts =
          new Line.Parts(
              () -> ShippedEncoder.source("sim:?seed=2&rate=30", profile),
              new Inspector(own),
              recipe,
              List.of(new Gates()),
              null,
              List.of(this),
              Long.MAX_VALUE,
              watched.cautions());
      try (Line line = new Line(parts)) {
        ChallengedLine known =
            new ChallengedLine(profile, shared, log, line, watched, untried -> {});
        known.guardEyes(
            () -> {
              if (!looks) {
                throw new TenshotException("Not yet.");
              }
              known.challengeStranger(history);
            });
        known.begin(recipe.eye(own));
        line.start();
        await(() -> count(Device.Kind.CUDA, Verdict.Kind.PASS) > 3);
        assertThat(told()).isEmpty();
        lost = true;
        await(() -> onTheCpu() > 0);
        then.look(watched, known);
      }
    }
  }

  private Encoder encoder(boolean first) {
    return new UnreliableEncoder(
        real,
        first ? CARD : real.device(),
        (tensors, count) -> {
          if (first && lost) {
            throw new TenshotException("The card fell off the bus.");
          }
        });
  }

  private void shot(String className) throws Exception {
    try (FrameSource line = ShippedEncoder.source("sim:?seed=2&count=50", profile)) {
      while (line.next() instanceof Arrival.Taken(Frame frame)) {
        if (frame.truth() != null && frame.truth().productClass().kind() == ClassKind.GOOD) {
          Picture picture = frame.picture();
          log.teaching()
              .addShot(
                  new TeachingLog.NewShot(
                      profile.product(),
                      className,
                      PictureFiles.png(picture),
                      "Jana",
                      null,
                      ShotRole.TEACH,
                      null))
              .get();
          return;
        }
      }
    }
    throw new AssertionError("no good part");
  }

  private List<LineEvent.Kind> told() throws TenshotException {
    return history.events().last(profile.product(), 10).stream().map(LineEvent::kind).toList();
  }

  private long onTheCpu() {
    return count(Device.Kind.CPU, null);
  }

  private long passedOnTheCpu() {
    return count(Device.Kind.CPU, Verdict.Kind.PASS);
  }

  private long count(Device.Kind device, Verdict.@Nullable Kind kind) {
    synchronized (sent) {
      return sent.stream()
          .filter(own -> own.basis().device() == device && own.score() != null)
          .filter(own -> kind == null || own.verdict().kind() == kind)
          .count();
    }
  }

  private static void await(BooleanSupplier holds) throws InterruptedException {
    while (!holds.getAsBoolean()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /// Keeps what the gate was told.
  private final class Gates implements LineOutput {

    @Override
    public String name() {
      return "test";
    }

    @Override
    public Delivery send(Inspection inspection) {
      sent.add(inspection);
      return new Delivery.Sent();
    }

    @Override
    public Delivery safe(String reason) {
      return new Delivery.Sent();
    }

    @Override
    public void close() {}
  }
}
