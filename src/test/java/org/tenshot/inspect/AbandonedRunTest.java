package org.tenshot.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
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
import org.tenshot.domain.Frame;
import org.tenshot.domain.Gate;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Picture;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Saying;
import org.tenshot.domain.Score;
import org.tenshot.domain.StepTimes;
import org.tenshot.domain.TriggerRule;
import org.tenshot.domain.Verdict;
import org.tenshot.encode.OnnxEncoder;
import org.tenshot.head.Head;
import org.tenshot.output.LineOutput;

/// A run that was given up opens no gate any more: it may be that of the next product.
@Timeout(60)
class AbandonedRunTest implements LineWatcher {

  @TempDir Path folder;
  private final List<Gate> sent = Collections.synchronizedList(new ArrayList<>());
  private final List<Inspection> shown = new ArrayList<>();
  private OnnxEncoder encoder;
  private Turns turns;
  private Answers answers;
  private Inspection pass;
  private Line.Parts parts;
  private Runnable whenSent = () -> {};

  @BeforeEach
  void open() throws Exception {
    encoder = TinyEncoder.open(folder.resolve("tiny"));
    Profile profile = ShippedEncoder.profile("bearing");
    Recipe recipe = new Recipe(profile, new Good(encoder.id()), profile.limits());
    parts =
        new Line.Parts(
            () -> {
              throw new AssertionError("no source is wanted");
            },
            new Inspector(encoder),
            recipe,
            List.of(),
            null,
            List.of(),
            Long.MAX_VALUE);
    turns =
        new Turns(
            null,
            new Matching(
                new TriggerRule(
                    TriggerRule.By.KEY,
                    null,
                    Duration.ofSeconds(1),
                    Duration.ZERO,
                    Duration.ZERO,
                    8),
                "test",
                () -> Duration.ZERO,
                null));
    LineBell bell = new LineBell(List.of());
    answers =
        new Answers(turns, new LineOutputs(List.of(new Recording())), parts, bell, () -> recipe);
    pass =
        new Inspection(
            frame().origin(),
            new Verdict.Pass("good"),
            null,
            null,
            new StepTimes(1, 1, 1, 1),
            new Inspection.Basis(
                "bearing", profile.hash(), encoder.id(), encoder.device().kind(), "test/good"),
            null);
  }

  @AfterEach
  void close() {
    encoder.close();
  }

  @Test
  void whatWasJudgedInTimePasses() {
    turns.judged(turns.add(Turn.of(frame()), true), pass);
    turns.close();
    answers.giveAll();
    assertThat(sent).containsExactly(Gate.OPEN);
  }

  @Test
  void whatWasJudgedAndNotYetToldDoesNotPass() {
    turns.judged(turns.add(Turn.of(frame()), true), pass);
    turns.abandon();
    answers.giveAll();
    assertThat(sent).containsExactly(Gate.CLOSED);
  }

  @Test
  void whatIsJudgedAfterwardsDoesNotPass() {
    Turn turn = turns.add(Turn.of(frame()), true);
    turns.abandon();
    turns.judged(turn, pass);
    answers.giveAll();
    assertThat(sent).containsExactly(Gate.CLOSED);
    assertThat(Objects.requireNonNull(turn.fault()).sentence()).contains("line ended");
  }

  /// One output takes its time, and meanwhile another product is asked for, or a challenge fails.
  @Test
  void whatOneOutputWasToldTheNextOneIsNotToldOnceNothingMayPass() {
    Cautions.Caution failed = new Cautions.Caution(Saying.english("a bad part would pass"), true);
    whenSent = () -> parts.cautions().raise(LineEvent.Kind.CHALLENGE, failed);
    turns.judged(turns.add(Turn.of(frame()), true), pass);
    turns.close();
    new Answers(
            turns,
            new LineOutputs(List.of(new Recording(), new Recording())),
            parts,
            new LineBell(List.of(this)),
            parts::recipe)
        .giveAll();
    assertThat(sent).containsExactly(Gate.OPEN, Gate.CLOSED);
    assertThat(shown).extracting(own -> own.verdict().kind()).containsExactly(Verdict.Kind.REVIEW);
  }

  @Override
  public void inspected(Inspection inspection, @Nullable Picture picture) {
    shown.add(inspection);
  }

  private static Frame frame() {
    return new Frame(
        new Frame.Origin("test", 1, Instant.EPOCH, System.nanoTime(), null, PartId.UNKNOWN),
        new Picture(8, 8, new byte[8 * 8 * 3]),
        null);
  }

  /// Keeps what the gate was told.
  private final class Recording implements LineOutput {

    @Override
    public String name() {
      return "test";
    }

    @Override
    public Delivery send(Inspection inspection) {
      sent.add(inspection.verdict().gate());
      whenSent.run();
      return new Delivery.Sent();
    }

    @Override
    public Delivery safe(String reason) {
      return new Delivery.Sent();
    }

    @Override
    public void close() {}
  }

  /// Passes everything.
  private record Good(EncoderId encoder) implements Head {

    @Override
    public String version() {
      return "test/good";
    }

    @Override
    public List<ProductClass> classes() {
      return List.of();
    }

    @Override
    public Score score(Embedding embedding) {
      return new Score(
          List.of(new Score.ClassScore(new ProductClass("good", ClassKind.GOOD), 1)), "so");
    }
  }
}
