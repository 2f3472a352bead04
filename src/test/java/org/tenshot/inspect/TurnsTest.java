package org.tenshot.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.Device;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Precision;
import org.tenshot.domain.StepTimes;
import org.tenshot.domain.TriggerRule;
import org.tenshot.domain.Verdict;
import org.tenshot.output.LineOrders;

/// Which picture goes to which trigger, and in which order answers leave. Times are given in
/// milliseconds from the start of a test.
class TurnsTest {

  private static final long START = System.nanoTime();

  private final Turns turns = turns(null, 4, 0);

  @Test
  void aTriggerGetsTheFirstPictureAfterItAndNoOlderOne() throws Exception {
    trigger(turns, "A", 100);
    picture(turns, 90);
    picture(turns, 100);
    assertThat(turns.take(0)).as("as old as the trigger is too old").isNull();
    picture(turns, 101);
    picture(turns, 102);
    Turn turn = Objects.requireNonNull(turns.take(0));
    assertThat(turn.origin().capturedNanos()).isEqualTo(nanos(101));
    assertThat(turn.origin().part().part()).isEqualTo("A");
    assertThat(turn.origin().sequence()).isEqualTo(1);
    assertThat(turns.take(0)).isNull();
  }

  @Test
  void aPictureThatWasOnItsWayWhenTheTriggerCameShowsWhatWasThereBefore() throws Exception {
    Turns slow = turns(null, 4, 40);
    trigger(slow, "A", 100);
    picture(slow, 120);
    picture(slow, 140);
    assertThat(slow.take(0)).isNull();
    picture(slow, 141);
    assertThat(Objects.requireNonNull(slow.take(0)).origin().capturedNanos()).isEqualTo(nanos(141));
  }

  @Test
  void aPictureAfterTheNextTriggerIsNotOfThePartBefore() throws Exception {
    trigger(turns, "A", 100);
    trigger(turns, "B", 200);
    picture(turns, 201);
    Turn turn = Objects.requireNonNull(turns.take(0));
    assertThat(turn.part().part()).isEqualTo("B");
    turns.judged(turn, passed(turn));
    assertThat(answer("A")).isEqualTo(Fault.Code.NO_PICTURE);
    assertThat(answer("B")).isNull();
  }

  @Test
  void answersLeaveInTheOrderOfTheTriggersThoughTheLastIsDecidedFirst() throws Exception {
    for (String part : new String[] {"A", "B", "C", "D", "E"}) {
      trigger(turns, part, 100 + 100 * (part.charAt(0) - 'A'));
      picture(turns, 101 + 100 * (part.charAt(0) - 'A'));
    }
    Turn turn;
    while ((turn = turns.take(0)) != null) {
      turns.judged(turn, passed(turn));
    }
    assertThat(answer("A")).isNull();
    assertThat(answer("B")).isNull();
    assertThat(answer("C")).isNull();
    assertThat(answer("D")).isNull();
    assertThat(answer("E")).as("four may wait").isEqualTo(Fault.Code.OVERFLOW);
  }

  @Test
  void aSecondTriggerTooSoonIsADoubleAndTheFirstHasNoPictureThatIsSurelyItsOwn() throws Exception {
    trigger(turns, null, 100);
    trigger(turns, null, 120);
    picture(turns, 130);
    assertThat(turns.take(0)).isNull();
    assertThat(answer("T00001")).isEqualTo(Fault.Code.DOUBLE_TRIGGER);
    assertThat(answer("T00002")).isEqualTo(Fault.Code.DOUBLE_TRIGGER);
  }

  @Test
  void aPictureBeforeTheDoubleIsStillThatOfTheFirst() throws Exception {
    trigger(turns, "A", 100);
    picture(turns, 110);
    trigger(turns, "A", 400);
    Turn turn = Objects.requireNonNull(turns.take(0));
    turns.judged(turn, passed(turn));
    assertThat(answer("A")).isNull();
    assertThat(answer("A")).isEqualTo(Fault.Code.DOUBLE_TRIGGER);
    trigger(turns, "A", 1_500);
    picture(turns, 1_501);
    assertThat(turns.take(0)).as("somebody wants to see it again").isNotNull();
  }

  @Test
  void triggersWhoseTimesRunBackwardsGetNoPictureAndTheNextOneDoes() throws Exception {
    trigger(turns, "A", 1_000);
    trigger(turns, "B", 800);
    picture(turns, 850);
    picture(turns, 1_050);
    assertThat(turns.take(0)).as("it may be either's").isNull();
    trigger(turns, "C", 990);
    trigger(turns, "D", 1_200);
    picture(turns, 1_250);
    assertThat(Objects.requireNonNull(turns.take(0)).part().part()).isEqualTo("D");
    assertThat(answer("A")).isEqualTo(Fault.Code.DOUBLE_TRIGGER);
    assertThat(answer("B")).isEqualTo(Fault.Code.DOUBLE_TRIGGER);
    assertThat(answer("C")).as("the latest time counts").isEqualTo(Fault.Code.DOUBLE_TRIGGER);
  }

  @Test
  void aTriggerThatComesLateWithAnEarlierTimeDoesNotTakeThePictureOfTheOneBefore()
      throws Exception {
    trigger(turns, "A", 1_000);
    picture(turns, 1_010);
    trigger(turns, "B", 800);
    picture(turns, 1_050);
    Turn turn = Objects.requireNonNull(turns.take(0));
    assertThat(turn.part().part()).isEqualTo("A");
    turns.judged(turn, passed(turn));
    assertThat(turns.take(0)).isNull();
    assertThat(answer("A")).isNull();
    assertThat(answer("B")).isEqualTo(Fault.Code.DOUBLE_TRIGGER);
  }

  @Test
  void aPictureThatMustNotBeJudgedIsTheFaultOfItsTriggerAndIsKept() throws Exception {
    trigger(turns, "A", 100);
    turns.picture(frame(101), new Fault(Fault.Code.SOURCE_LOST, "frozen"));
    assertThat(turns.take(0)).isNull();
    assertThat(turns.next()).isInstanceOf(Turns.Step.Begin.class);
    Turn turn = Objects.requireNonNull(turns.next()).turn();
    assertThat(Objects.requireNonNull(turn.fault()).code()).isEqualTo(Fault.Code.SOURCE_LOST);
    assertThat(turn.frame()).isNotNull();
  }

  @Test
  void aPictureThatCannotBeReadIsTheFaultOfItsTrigger() throws Exception {
    trigger(turns, "A", 100);
    turns.damaged(frame(101).origin(), new Fault(Fault.Code.PICTURE_UNREADABLE, "torn"));
    picture(turns, 102);
    assertThat(answer("A")).isEqualTo(Fault.Code.PICTURE_UNREADABLE);
  }

  @Test
  void aTriggerWithoutAPictureIsGivenUpInTime() throws Exception {
    Turns now = turns(null, 4, 0);
    now.trigger(new Matching.Signal(part("A"), Instant.now(), System.nanoTime()));
    assertThat(now.next()).isInstanceOf(Turns.Step.Begin.class);
    Turns.Step step = Objects.requireNonNull(now.next());
    assertThat(step).isInstanceOf(Turns.Step.Answer.class);
    assertThat(Objects.requireNonNull(step.turn().fault()).code()).isEqualTo(Fault.Code.NO_PICTURE);
  }

  @Test
  void whatIsStillBeingJudgedAtTheDeadlineIsToldAsLateAndFiledWhenItIsThrough() throws Exception {
    Turns quick = turns(Duration.ofMillis(30), 4, 0);
    Turn turn = judging(quick);
    assertThat(quick.next()).isInstanceOf(Turns.Step.Begin.class);
    assertThat(quick.next()).isInstanceOf(Turns.Step.TellLate.class);
    quick.close();
    quick.judged(turn, passed(turn));
    assertThat(quick.next())
        .isInstanceOfSatisfying(Turns.Step.File.class, file -> assertThat(file.said()).isNotNull());
    assertThat(quick.next()).isNull();
  }

  @Test
  void whatHangsForEverIsFiledWithoutAVerdictWhenTheLineGivesUp() throws Exception {
    Turns quick = turns(Duration.ofMillis(30), 4, 0);
    Turn turn = judging(quick);
    assertThat(quick.next()).isInstanceOf(Turns.Step.Begin.class);
    assertThat(quick.next()).isInstanceOf(Turns.Step.TellLate.class);
    quick.abandon();
    assertThat(quick.next())
        .isInstanceOfSatisfying(Turns.Step.File.class, file -> assertThat(file.said()).isNull());
    quick.judged(turn, passed(turn));
    assertThat(quick.next()).as("once").isNull();
  }

  @Test
  void aLineThatEndsAnswersEveryTriggerAndTakesNoMore() throws Exception {
    trigger(turns, "A", 100);
    turns.close();
    assertThat(answer("A")).isEqualTo(Fault.Code.NO_PICTURE);
    assertThat(trigger(turns, "B", 200)).isEqualTo(LineOrders.REFUSED);
    assertThat(turns.next()).isNull();
  }

  private static Turn judging(Turns turns) throws Exception {
    turns.trigger(new Matching.Signal(part("A"), Instant.now(), System.nanoTime()));
    turns.picture(frameAt(System.nanoTime()), null);
    return Objects.requireNonNull(turns.take(0));
  }

  /// The code of the next answer, which must be that of this part; null for a verdict.
  private Fault.@Nullable Code answer(String part) throws Exception {
    Turns.Step step = Objects.requireNonNull(turns.next());
    while (step instanceof Turns.Step.Begin) {
      step = Objects.requireNonNull(turns.next());
    }
    assertThat(step).isInstanceOf(Turns.Step.Answer.class);
    assertThat(step.turn().part().part()).isEqualTo(part);
    Fault fault = step.turn().fault();
    return fault == null ? null : fault.code();
  }

  private static Turns turns(@Nullable Duration deadline, int queue, long delayMillis) {
    TriggerRule rule =
        new TriggerRule(
            TriggerRule.By.KEY,
            null,
            Duration.ofSeconds(5),
            Duration.ofMillis(50),
            Duration.ofMillis(delayMillis),
            queue);
    return new Turns(
        deadline, new Matching(rule, "live", () -> Duration.ofMillis(delayMillis), deadline));
  }

  private static long trigger(Turns turns, @Nullable String part, long millis) {
    return turns.trigger(new Matching.Signal(part(part), Instant.EPOCH, nanos(millis)));
  }

  private static PartId part(@Nullable String part) {
    return new PartId(part, null, null);
  }

  private static void picture(Turns turns, long millis) {
    turns.picture(frame(millis), null);
  }

  private static Frame frame(long millis) {
    return frameAt(nanos(millis));
  }

  private static Frame frameAt(long nanos) {
    return new Frame(
        new Frame.Origin("live", 0, Instant.EPOCH, nanos, null, PartId.UNKNOWN),
        new Picture(1, 1, new byte[3]),
        null);
  }

  private static long nanos(long millis) {
    return START + millis * 1_000_000;
  }

  private static Inspection passed(Turn turn) {
    return new Inspection(
        turn.origin(),
        new Verdict.Pass("good"),
        null,
        null,
        new StepTimes(0, 0, 0, 0),
        new Inspection.Basis(
            "product",
            "hash",
            new EncoderId("test", "00", Precision.FP32, 1, 2),
            Device.Kind.CPU,
            "head"),
        null);
  }
}
