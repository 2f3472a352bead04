package org.tenshot.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Device;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Precision;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Saying;
import org.tenshot.domain.Score;
import org.tenshot.domain.StepTimes;
import org.tenshot.domain.Verdict;

/// Only an eye that known parts were put to passes parts, whatever changed in between.
class EyesTest {

  private static final EncoderId ENCODER =
      new EncoderId("surface-s", "ab".repeat(32), Precision.FP32, 1, 8);
  private static final Inspection ON_CARD = passed(Device.Kind.CUDA, "auto/1");
  private static final Inspection ON_CPU = passed(Device.Kind.CPU, "auto/1");
  private static final Inspection OTHER_HEAD = passed(Device.Kind.CUDA, "auto/2");

  private final Cautions cautions = new Cautions();
  private final AtomicInteger asked = new AtomicInteger();

  @BeforeEach
  void guard() {
    cautions.eyes().guard(asked::incrementAndGet);
    cautions.eyes().know(ON_CARD.basis().eye(), 0);
  }

  @Test
  void onlyTheCautionThatWasSeenIsLifted() {
    Cautions.Caution seen = new Cautions.Caution(Saying.english("one"), true);
    cautions.raise(LineEvent.Kind.CHALLENGE, seen);
    Cautions.Caution came = new Cautions.Caution(Saying.english("another"), true);
    cautions.raise(LineEvent.Kind.CHALLENGE, came);
    cautions.lift(LineEvent.Kind.CHALLENGE, seen);
    cautions.lift(LineEvent.Kind.CHALLENGE, null);
    assertThat(cautions.hold()).isEqualTo("another");
    assertThat(cautions.of(LineEvent.Kind.CHALLENGE)).isSameAs(came);
    cautions.lift(LineEvent.Kind.CHALLENGE, came);
    assertThat(cautions.hold()).isNull();
  }

  @Test
  void whatAKnownEyeJudgedPassesAndNobodyIsAsked() {
    assertThat(kind(ON_CARD)).isEqualTo(Verdict.Kind.PASS);
    assertThat(asked).hasValue(0);
    assertThat(cautions.trouble()).isEmpty();
  }

  @Test
  void anotherDeviceOrHeadPassesNothingAndIsAskedAboutOnce() {
    assertThat(kind(ON_CPU)).isEqualTo(Verdict.Kind.REVIEW);
    assertThat(kind(ON_CPU)).isEqualTo(Verdict.Kind.REVIEW);
    assertThat(asked).hasValue(1);
    assertThat(cautions.trouble()).isEqualTo(Eyes.DOUBT.english());
    Score score = cautions.heed(ON_CPU).score();
    assertThat(score == null ? "" : score.why()).isEqualTo(Eyes.DOUBT.english());
    assertThat(kind(OTHER_HEAD)).isEqualTo(Verdict.Kind.REVIEW);
    assertThat(asked).hasValue(2);
    cautions.eyes().know(ON_CPU.basis().eye(), 0);
    assertThat(kind(ON_CPU)).isEqualTo(Verdict.Kind.PASS);
    assertThat(cautions.trouble()).isEmpty();
    assertThat(kind(OTHER_HEAD)).as("that was not put to it").isEqualTo(Verdict.Kind.REVIEW);
  }

  @Test
  void otherRulesAreAnotherEyeWhateverTheHeadIsCalled() {
    Inspection looser = passed(Device.Kind.CUDA, "auto/1", "looser");
    assertThat(kind(looser)).isEqualTo(Verdict.Kind.REVIEW);
    assertThat(asked).hasValue(1);
    assertThat(kind(ON_CARD)).isEqualTo(Verdict.Kind.PASS);
  }

  @Test
  void thatAnotherEyeJudgesIsOverOnceAKnownOneJudgesAgain() {
    assertThat(kind(ON_CPU)).isEqualTo(Verdict.Kind.REVIEW);
    assertThat(cautions.eyes().settle(ON_CPU.basis().eye())).as("it is not known").isFalse();
    assertThat(cautions.trouble()).isNotEmpty();
    assertThat(cautions.eyes().settle(ON_CARD.basis().eye())).isTrue();
    assertThat(cautions.trouble()).isEmpty();
    assertThat(cautions.eyes().doubted()).isNull();
    assertThat(kind(ON_CPU)).isEqualTo(Verdict.Kind.REVIEW);
    assertThat(asked).as("it is asked for again").hasValue(2);
  }

  @Test
  void whatWasFoundOutBeforeSomethingChangedCountsNoMore() {
    int began = cautions.eyes().changes();
    cautions.eyes().forget();
    assertThat(cautions.eyes().know(ON_CARD.basis().eye(), began)).isFalse();
    assertThat(kind(ON_CARD)).isEqualTo(Verdict.Kind.REVIEW);
    cautions.eyes().know(ON_CARD.basis().eye(), cautions.eyes().changes());
    assertThat(kind(ON_CARD)).isEqualTo(Verdict.Kind.PASS);
  }

  @Test
  void aChallengeThatFailedHoldsThoughItsEyeIsKnownAndNoWarningLiftsThat() {
    cautions.raise(
        LineEvent.Kind.CHALLENGE, new Cautions.Caution(Saying.english("It failed."), true));
    cautions.warn(LineEvent.Kind.CHALLENGE, Saying.english("None was possible."));
    assertThat(kind(ON_CARD)).isEqualTo(Verdict.Kind.REVIEW);
    assertThat(cautions.trouble()).isEqualTo("It failed.");
    cautions.lift(LineEvent.Kind.CHALLENGE);
    assertThat(kind(ON_CARD)).isEqualTo(Verdict.Kind.PASS);
  }

  @Test
  void onceTheNextProductIsAskedForNothingPassesAnyMore() {
    cautions.eyes().close();
    cautions.eyes().know(ON_CARD.basis().eye(), cautions.eyes().changes());
    assertThat(kind(ON_CARD)).isEqualTo(Verdict.Kind.REVIEW);
  }

  @Test
  void aLineThatNobodyGuardsPassesWhatItJudges() {
    assertThat(new Cautions().heed(ON_CPU).verdict().kind()).isEqualTo(Verdict.Kind.PASS);
  }

  private Verdict.Kind kind(Inspection inspection) {
    return cautions.heed(inspection).verdict().kind();
  }

  private static Inspection passed(Device.Kind device, String head) {
    return passed(device, head, "as taught");
  }

  private static Inspection passed(Device.Kind device, String head, String rules) {
    return new Inspection(
        new Frame.Origin("sim:", 1, Instant.EPOCH, 0, null, PartId.UNKNOWN),
        new Verdict.Pass("good"),
        new Score(
            List.of(new Score.ClassScore(new ProductClass("good", ClassKind.GOOD), 1)), "why"),
        null,
        new StepTimes(1, 1, 1, 1),
        new Inspection.Basis("bearing", "cd".repeat(32), ENCODER, device, head, rules, false),
        null);
  }
}
