package org.tenshot.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tenshot.ShippedEncoder;
import org.tenshot.camera.FrameSource;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Gate;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.LineState;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Saying;
import org.tenshot.domain.Score;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;
import org.tenshot.encode.OnnxEncoder;
import org.tenshot.head.Head;

class LineTest {

  private static final Picture PICTURE = GreyPicture.of(64, 64);
  private static OnnxEncoder encoder;
  private static Profile profile;

  private final Watched watched = new Watched();
  private final RecordedGate outlet = new RecordedGate();

  @BeforeAll
  static void open() throws TenshotException {
    encoder = ShippedEncoder.open();
    profile = ShippedEncoder.profile("bearing");
  }

  @AfterAll
  static void close() {
    encoder.close();
  }

  @Test
  void everyFrameGetsOneInspectionInItsOrder() throws Exception {
    List<Arrival> script = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      script.add(ScriptedSource.frame(i, PICTURE));
    }
    script.add(new Arrival.Ended());
    try (Line line = line(always(ClassKind.GOOD), script)) {
      line.start();
      assertThat(line.awaitEnd(20_000)).isTrue();
    }
    assertThat(watched.inspections.stream().map(each -> each.origin().sequence()).toList())
        .isEqualTo(java.util.stream.LongStream.range(0, 40).boxed().toList());
    assertThat(outlet.sent).hasSize(40).containsOnly(Gate.OPEN);
    assertThat(watched.states)
        .containsExactly(LineState.STARTING, LineState.RUNNING, LineState.STOPPED);
  }

  @Test
  void outputsHearOfAPartBeforeItsVerdictButNotOfALivePicture() throws Exception {
    List<Arrival> script =
        List.of(ScriptedSource.frame(0, PICTURE), ScriptedSource.frame(1, PICTURE));
    try (Line line = line(always(ClassKind.GOOD), script)) {
      line.start();
      assertThat(watched.await(now -> now.inspections.size() == 2)).isTrue();
    }
    assertThat(outlet.sentBefore).containsExactly("0:0", "1:1");
    SourceOpener live = () -> new ScriptedSource(script.subList(0, 1), FrameSource.Pace.NEWEST);
    try (Line line = line(always(ClassKind.GOOD), live)) {
      line.start();
      assertThat(watched.await(now -> now.inspections.size() == 3)).isTrue();
    }
    assertThat(outlet.sentBefore).hasSize(2);
  }

  @Test
  void aDamagedPictureIsAFaultAndTheLineGoesOn() throws Exception {
    Fault fault = new Fault(Fault.Code.PICTURE_UNREADABLE, "part-2.png is no picture");
    try (Line line =
        line(
            always(ClassKind.GOOD),
            List.of(
                ScriptedSource.frame(0, PICTURE),
                new Arrival.Damaged(ScriptedSource.origin(1), fault),
                ScriptedSource.frame(2, PICTURE),
                new Arrival.Ended()))) {
      line.start();
      assertThat(line.awaitEnd(10_000)).isTrue();
    }
    assertThat(kinds()).containsExactly(Verdict.Kind.PASS, Verdict.Kind.FAULT, Verdict.Kind.PASS);
    assertThat(outlet.sent).containsExactly(Gate.OPEN, Gate.CLOSED, Gate.OPEN);
    assertThat(watched.states).contains(LineState.DEGRADED);
  }

  @Test
  void aLostSourceClosesTheGateAndTheLineComesBackByItself() throws Exception {
    Fault lost = new Fault(Fault.Code.SOURCE_LOST, "the cable is out");
    try (Line line =
        line(
            always(ClassKind.GOOD),
            List.of(
                ScriptedSource.frame(0, PICTURE),
                new Arrival.Lost(lost),
                new Arrival.Restored(),
                ScriptedSource.frame(1, PICTURE)))) {
      line.start();
      assertThat(watched.await(now -> now.inspections.size() == 2)).isTrue();
      assertThat(outlet.reasons).contains("the cable is out");
    }
    assertThat(watched.states)
        .containsSubsequence(
            LineState.RUNNING, LineState.FAULT, LineState.RUNNING, LineState.STOPPED);
  }

  @Test
  void aHeadThatBreaksOrAnswersNonsenseNeverPasses() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Head broken =
        head(
            embedding ->
                switch (asked.getAndIncrement()) {
                  case 0 -> throw new IllegalStateException("broken head");
                  case 1 -> FixedHead.score(Double.NaN, 0);
                  case 2 -> FixedHead.score(1, 1);
                  case 3 -> FixedHead.score(2, -1);
                  default -> FixedHead.score(1, 0);
                });
    List<Arrival> script = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      script.add(ScriptedSource.frame(i, PICTURE));
    }
    script.add(new Arrival.Ended());
    try (Line line = line(broken, script)) {
      line.start();
      assertThat(line.awaitEnd(10_000)).isTrue();
    }
    assertThat(kinds())
        .containsExactly(
            Verdict.Kind.FAULT,
            Verdict.Kind.FAULT,
            Verdict.Kind.FAULT,
            Verdict.Kind.FAULT,
            Verdict.Kind.PASS);
    assertThat(outlet.sent)
        .containsExactly(Gate.CLOSED, Gate.CLOSED, Gate.CLOSED, Gate.CLOSED, Gate.OPEN);
  }

  @Test
  void aHeadOfAnotherEncoderIsRefusedForEveryPart() throws Exception {
    EncoderId other =
        new EncoderId("other", "ff", encoder.id().precision(), 1, encoder.id().dimension());
    Head foreign = new FixedHead(other, embedding -> FixedHead.score(1, 0));
    try (Line line =
        line(foreign, List.of(ScriptedSource.frame(0, PICTURE), new Arrival.Ended()))) {
      line.start();
      assertThat(line.awaitEnd(10_000)).isTrue();
      assertThat(line.state()).isEqualTo(LineState.FAULT);
    }
    assertThat(outlet.sent).doesNotContain(Gate.OPEN);
  }

  @Test
  void theRecipeIsSwappedBetweenTwoFrames() throws Exception {
    ScriptedSource endless =
        new ScriptedSource(
            java.util.stream.LongStream.range(0, 500)
                .mapToObj(i -> ScriptedSource.frame(i, PICTURE))
                .toList());
    try (Line line = line(always(ClassKind.GOOD), () -> endless)) {
      line.start();
      assertThat(watched.await(now -> now.inspections.size() >= 5)).isTrue();
      line.swap(new Recipe(profile, always(ClassKind.DEFECT), profile.limits()));
      assertThat(
              watched.await(
                  now -> now.inspections.getLast().verdict().kind() == Verdict.Kind.REJECT))
          .isTrue();
    }
    List<Verdict.Kind> kinds = kinds();
    int first = kinds.indexOf(Verdict.Kind.REJECT);
    assertThat(kinds.subList(0, first)).containsOnly(Verdict.Kind.PASS);
    assertThat(kinds.subList(first, kinds.size())).containsOnly(Verdict.Kind.REJECT);
  }

  @Test
  void whileACautionHoldsAPassIsAReviewAndTheGateStaysClosed() throws Exception {
    Cautions cautions = new Cautions();
    ScriptedSource endless =
        new ScriptedSource(
            java.util.stream.LongStream.range(0, 500)
                .mapToObj(i -> ScriptedSource.frame(i, PICTURE))
                .toList(),
            FrameSource.Pace.EVERY,
            5);
    Line.Parts parts =
        new Line.Parts(
            () -> endless,
            new Inspector(encoder),
            new Recipe(profile, always(ClassKind.GOOD), profile.limits()),
            List.of(outlet),
            null,
            List.of(watched),
            Long.MAX_VALUE,
            cautions);
    try (Line line = new Line(parts)) {
      line.start();
      assertThat(watched.await(now -> now.inspections.size() >= 3)).isTrue();
      cautions.raise(LineEvent.Kind.PICTURE, caution("It is a little dark.", false));
      assertThat(watched.await(now -> now.states.getLast() == LineState.DEGRADED)).isTrue();
      assertThat(line.reason()).isEqualTo("It is a little dark.");
      cautions.raise(LineEvent.Kind.PICTURE, caution("It is dark.", true));
      assertThat(watched.await(now -> last(now).kind() == Verdict.Kind.REVIEW)).isTrue();
      // The line stands so right after the part was shown.
      assertThat(watched.await(now -> line.reason().equals("It is dark."))).isTrue();
      Score held = watched.inspections.getLast().score();
      assertThat(held == null ? "" : held.why()).isEqualTo("It is dark.");
      assertThat(watched.inspections.getLast().embedding()).isNotNull();
      int first = kinds().indexOf(Verdict.Kind.REVIEW);
      assertThat(kinds().subList(0, first)).containsOnly(Verdict.Kind.PASS);
      cautions.lift(LineEvent.Kind.PICTURE);
      assertThat(watched.await(now -> last(now).kind() == Verdict.Kind.PASS)).isTrue();
      assertThat(watched.await(now -> now.states.getLast() == LineState.RUNNING)).isTrue();
    }
    List<Verdict.Kind> kinds = kinds();
    for (int i = 0; i < kinds.size(); i++) {
      assertThat(outlet.sent.get(i))
          .isEqualTo(kinds.get(i) == Verdict.Kind.PASS ? Gate.OPEN : Gate.CLOSED);
    }
  }

  private static Cautions.Caution caution(String sentence, boolean holds) {
    return new Cautions.Caution(Saying.english(sentence), holds);
  }

  private static Verdict last(Watched now) {
    return now.inspections.getLast().verdict();
  }

  @Test
  void aSourceThatDoesNotOpenIsASentenceAndALineThatCanBeStartedAgain() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    SourceOpener opener =
        () -> {
          if (tries.getAndIncrement() == 0) {
            throw new TenshotException("The folder is not there: plug the disk in.");
          }
          return new ScriptedSource(List.of(ScriptedSource.frame(0, PICTURE), new Arrival.Ended()));
        };
    try (Line line = line(always(ClassKind.GOOD), opener)) {
      line.start();
      assertThat(line.awaitEnd(10_000)).isTrue();
      assertThat(line.state()).isEqualTo(LineState.FAULT);
      assertThat(line.reason()).contains("plug the disk in");
      line.start();
      assertThat(line.awaitEnd(10_000)).isTrue();
    }
    assertThat(kinds()).containsExactly(Verdict.Kind.PASS);
  }

  private List<Verdict.Kind> kinds() {
    synchronized (watched) {
      return watched.inspections.stream().map(each -> each.verdict().kind()).toList();
    }
  }

  private Line line(Head head, List<Arrival> script) {
    return line(head, () -> new ScriptedSource(script));
  }

  private Line line(Head head, SourceOpener opener) {
    return new Line(
        new Line.Parts(
            opener,
            new Inspector(encoder),
            new Recipe(profile, head, profile.limits()),
            List.of(outlet),
            null,
            List.of(watched),
            Long.MAX_VALUE));
  }

  private static Head always(ClassKind kind) {
    return head(
        embedding -> kind == ClassKind.GOOD ? FixedHead.score(1, 0) : FixedHead.score(0, 1));
  }

  private static Head head(FixedHead.Scorer scorer) {
    return new FixedHead(encoder.id(), scorer);
  }
}
