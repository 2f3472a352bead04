package org.tenshot.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Verdict;

/// Times are given by the test, so that what holds for how long is exact.
class ModbusSignalsTest {

  private static final long HOLD = Duration.ofMillis(100).toNanos();

  /// Near the end of what a long holds: `System.nanoTime()` may start anywhere.
  private static final long NOW = Long.MAX_VALUE - 7;

  private static final int READY = 1;
  private static final int BUSY = 1 << 1;
  private static final int OK = 1 << 2;
  private static final int NG = 1 << 3;
  private static final int ERROR = 1 << 4;
  private static final int ACKNOWLEDGE = 1 << 5;
  private static final int DONE = 1 << 7;

  private final ModbusSignals signals = new ModbusSignals(Duration.ofNanos(HOLD));

  @Test
  void nothingIsSaidBeforeTheFirstVerdict() {
    assertThat(signals.bits(NOW)).isZero();
    assertThat(signals.registers(NOW)).hasSize(46).contains(2).containsOnly(0, 2);
  }

  @Test
  void onlyPassIsOkAndEverythingElseIsNotGood() {
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      signals.judged(Samples.inspection(kind, 1), NOW);
      int expected =
          switch (kind) {
            case PASS -> READY | OK | DONE;
            case REJECT, REVIEW, NO_PART -> READY | NG | DONE;
            case FAULT -> READY | NG | ERROR | DONE;
          };
      assertThat(signals.bits(NOW)).as(kind.name()).isEqualTo(expected);
      assertThat(signals.registers(NOW)[0]).isEqualTo(expected);
    }
  }

  @Test
  void aPassIsGoneWhenItsTimeIsOverWhoeverLooks() {
    signals.judged(Samples.inspection(Verdict.Kind.PASS, 1), NOW);
    assertThat(signals.bits(NOW + HOLD - 1)).isEqualTo(READY | OK | DONE);
    assertThat(signals.registers(NOW + HOLD - 1)[2]).isEqualTo(1);
    assertThat(signals.bits(NOW + HOLD)).isEqualTo(READY | DONE);
    assertThat(signals.registers(NOW + HOLD)[2]).isZero();
    assertThat(signals.bits(NOW + 1_000 * HOLD)).isEqualTo(READY | DONE);
  }

  @Test
  void aRejectStandsUntilItIsAcknowledged() {
    signals.judged(Samples.inspection(Verdict.Kind.REJECT, 1), NOW);
    assertThat(signals.bits(NOW + 1_000 * HOLD)).isEqualTo(READY | NG | DONE);
    signals.acknowledge();
    assertThat(signals.bits(NOW)).isEqualTo(READY | ACKNOWLEDGE);
    assertThat(signals.registers(NOW)[2]).isZero();
    signals.judged(Samples.inspection(Verdict.Kind.REJECT, 2), NOW);
    assertThat(signals.bits(NOW)).isEqualTo(READY | NG | DONE);
  }

  @Test
  void aNewPartTakesTheVerdictOfTheOneBeforeAway() {
    signals.judged(Samples.inspection(Verdict.Kind.PASS, 1), NOW);
    signals.begin(2, PartId.UNKNOWN);
    assertThat(signals.bits(NOW)).isEqualTo(READY | BUSY);
    assertThat(signals.registers(NOW)[2]).isZero();
    assertThat(signals.registers(NOW)[4]).isEqualTo(2);
    signals.judged(Samples.inspection(Verdict.Kind.PASS, 2), NOW);
    assertThat(signals.bits(NOW)).isEqualTo(READY | OK | DONE);
  }

  @Test
  void thePartBeforeTheOneThatHasBegunIsNotShownAfterTheLineStood() {
    signals.begin(4, PartId.UNKNOWN);
    signals.begin(5, PartId.UNKNOWN);
    signals.safe();
    signals.ready();
    signals.judged(Samples.inspection(Verdict.Kind.PASS, 4), NOW);
    assertThat(signals.bits(NOW) & OK).as("5 lies at the gate").isZero();
    signals.judged(Samples.inspection(Verdict.Kind.PASS, 5), NOW);
    assertThat(signals.bits(NOW) & OK).isEqualTo(OK);
    signals.safe();
    signals.start();
    signals.begin(0, PartId.UNKNOWN);
    signals.judged(Samples.inspection(Verdict.Kind.PASS, 0), NOW);
    assertThat(signals.bits(NOW) & OK).as("the next run counts anew").isEqualTo(OK);
  }

  @Test
  void safeTakesOkAwayAtOnceAndOnlyAVerdictEndsTheError() {
    signals.judged(Samples.inspection(Verdict.Kind.PASS, 1), NOW);
    signals.safe();
    assertThat(signals.bits(NOW)).isEqualTo(ERROR);
    signals.acknowledge();
    signals.begin(2, PartId.UNKNOWN);
    assertThat(signals.bits(NOW)).isEqualTo(READY | BUSY | ERROR);
    signals.judged(Samples.inspection(Verdict.Kind.PASS, 2), NOW);
    assertThat(signals.bits(NOW)).isEqualTo(READY | OK | DONE);
  }

  @Test
  void wordsSayWhichPartWhichClassHowSureAndHowMany() {
    for (int i = 0; i < 3; i++) {
      signals.judged(Samples.inspection(Verdict.Kind.FAULT, 1), NOW);
    }
    assertThat(signals.registers(NOW)[5]).isZero();
    assertThat(signals.registers(NOW)[7]).isEqualTo(7);
    signals.judged(Samples.inspection(Verdict.Kind.REJECT, 0x7_1234_FEDCL), NOW);
    signals.tick();
    int[] words = signals.registers(NOW + Duration.ofMillis(1_234).toNanos());
    assertThat(Arrays.copyOf(words, 20))
        .containsExactly(
            READY | NG | DONE,
            1,
            2,
            0x1234,
            0xFEDC,
            2,
            200,
            0,
            1_234,
            2,
            0,
            0,
            0,
            1,
            0,
            0,
            0,
            0,
            0,
            3);
    assertThat(signals.registers(NOW + Duration.ofHours(2).toNanos())[8]).isEqualTo(0xFFFF);
  }

  @Test
  void aVerdictThatComesAfterTheNextPartIsCountedAndNotShown() {
    signals.begin(1, PartId.UNKNOWN);
    signals.begin(2, new PartId("B7", null, null));
    signals.judged(Samples.inspection(Verdict.Kind.PASS, 1), NOW);
    assertThat(signals.bits(NOW)).isEqualTo(READY | BUSY);
    assertThat(signals.registers(NOW)[11]).as("one passed").isEqualTo(1);
    assertThat(signals.registers(NOW)[30]).isEqualTo('B' << 8 | '7');
    signals.judged(Samples.inspection(Verdict.Kind.FAULT, 2), NOW);
    signals.begin(2, PartId.UNKNOWN);
    assertThat(signals.bits(NOW)).isEqualTo(READY | NG | ERROR | DONE);
    assertThat(signals.registers(NOW)[21]).as("one was late").isEqualTo(1);
  }

  @Test
  void theHeartbeatStartsOverAfterTheLargestWord() {
    for (int i = 0; i <= 0xFFFF; i++) {
      signals.tick();
    }
    assertThat(signals.registers(NOW)[1]).isZero();
  }
}
