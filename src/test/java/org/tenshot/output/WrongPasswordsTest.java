package org.tenshot.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Times are given by the test.
class WrongPasswordsTest {

  private final WrongPasswords guesses = new WrongPasswords();
  private long now = Long.MAX_VALUE - 5;

  @Test
  void aFewMayBeWrongThenPausesGrowAndTheRightOneEndsThem() {
    for (int i = 0; i < WrongPasswords.FREE; i++) {
      assertThat(guesses.mayTry("a", now)).isTrue();
      guesses.tried("a", false, now);
    }
    assertThat(guesses.mayTry("a", now)).isFalse();
    assertThat(guesses.mayTry("b", now)).as("somebody else").isTrue();
    long pause = WrongPasswords.FIRST_PAUSE.toNanos();
    for (int i = 0; i < 12; i++) {
      assertThat(guesses.mayTry("a", now + pause - 1)).isFalse();
      now += pause;
      assertThat(guesses.mayTry("a", now)).isTrue();
      guesses.tried("a", false, now);
      pause = Math.min(2 * pause, WrongPasswords.LONGEST_PAUSE.toNanos());
    }
    now += pause;
    guesses.tried("a", true, now);
    guesses.tried("a", false, now);
    assertThat(guesses.mayTry("a", now)).isTrue();
  }
}
