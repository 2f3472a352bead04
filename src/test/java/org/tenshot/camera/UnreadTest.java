package org.tenshot.camera;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Since when pictures may have lain there. Times in milliseconds.
class UnreadTest {

  private final Unread unread = new Unread("camera", 0);

  @Test
  void aPictureThatWasWaitedForIsNew() {
    read(10, 33);
    assertThat(since()).isEqualTo(33);
    given(33);
    assertThat(isOld(200)).as("however long it takes to decode").isFalse();
  }

  @Test
  void whatIsThereAtOnceMayHaveComeSinceTheLastWait() {
    read(10, 33);
    // The reader was held up for 300 ms.
    for (int i = 0; i < 9; i++) {
      read(333, 333);
      assertThat(since()).isEqualTo(33);
    }
    read(334, 350);
    assertThat(since()).isEqualTo(350);
  }

  @Test
  void nothingIsOlderThanItsConnection() {
    read(40, 40);
    assertThat(since()).isZero();
  }

  @Test
  void aDeviceThatSaysThatItHasNothingIsEmpty() {
    unread.empty(20_000_000);
    read(21, 21);
    assertThat(since()).isEqualTo(20);
  }

  @Test
  void oldPicturesAreLeftOutButNotForEver() {
    read(10, 33);
    given(33);
    read(73, 73);
    assertThat(isOld(73)).as("it may be used").isFalse();
    given(73);
    read(113, 113);
    assertThat(isOld(113)).isTrue();
    assertThat(isOld(574)).as("a reader that never catches up").isFalse();
  }

  @Test
  void theFirstPictureIsNotLeftOut() {
    read(300, 300);
    assertThat(isOld(300)).isFalse();
  }

  private void read(long asked, long got) {
    unread.read(asked * 1_000_000, got * 1_000_000);
  }

  private void given(long now) {
    unread.given(now * 1_000_000);
  }

  private long since() {
    return unread.sinceNanos() / 1_000_000;
  }

  private boolean isOld(long now) {
    return unread.isOld(now * 1_000_000);
  }
}
