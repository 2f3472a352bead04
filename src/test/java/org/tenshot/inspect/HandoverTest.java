package org.tenshot.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tenshot.camera.FrameSource;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Picture;

class HandoverTest {

  @Test
  void ofALivePictureOnlyTheNewestFrameIsKept() throws Exception {
    Handover handover = new Handover(FrameSource.Pace.NEWEST);
    for (int i = 0; i < 5; i++) {
      handover.put(frame(i));
    }
    assertThat(sequence(handover.take(0))).isEqualTo(4);
    assertThat(handover.take(0)).isNull();
  }

  @Test
  void aDamagedPictureIsNeverLeftOut() throws Exception {
    Handover handover = new Handover(FrameSource.Pace.NEWEST);
    Turn torn = Turn.of(frame(1).origin(), new Fault(Fault.Code.PICTURE_UNREADABLE, "torn"));
    handover.put(frame(0));
    handover.put(torn);
    handover.put(frame(2));
    assertThat(handover.take(0)).isSameAs(torn);
    assertThat(sequence(handover.take(0))).isEqualTo(2);
  }

  @Test
  void whatWaitsWhenTheSourceIsLostIsNotJudgedAndWhatComesAfterwardsIs() throws Exception {
    Handover handover = new Handover(FrameSource.Pace.EVERY);
    Fault lost = new Fault(Fault.Code.SOURCE_LOST, "gone");
    Fault torn = new Fault(Fault.Code.PICTURE_UNREADABLE, "torn");
    handover.put(frame(0));
    handover.put(Turn.of(frame(1).origin(), torn));
    handover.lose(lost);
    handover.put(frame(2));
    assertThat(fault(handover.take(0))).isEqualTo(lost);
    assertThat(fault(handover.take(0))).isEqualTo(torn);
    assertThat(fault(handover.take(0))).isNull();
  }

  @Test
  void theEndComesAfterWhatStillWaits() throws Exception {
    Handover handover = new Handover(FrameSource.Pace.EVERY);
    handover.put(frame(0));
    handover.end();
    assertThat(handover.isOver()).isFalse();
    assertThat(sequence(handover.take(0))).isZero();
    assertThat(handover.isOver()).isTrue();
    assertThat(handover.take(60_000)).as("nobody waits for it").isNull();
  }

  @Test
  void whereEveryFrameIsAPartTheSourceWaitsAndNoneIsLost() throws Exception {
    Handover handover = new Handover(FrameSource.Pace.EVERY);
    CompletableFuture<Void> source =
        CompletableFuture.runAsync(
            () -> {
              try {
                for (int i = 0; i < 100; i++) {
                  handover.put(frame(i));
                }
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    for (int i = 0; i < 100; i++) {
      assertThat(sequence(handover.take(5_000))).isEqualTo(i);
    }
    source.get(5, TimeUnit.SECONDS);
  }

  private static @Nullable Fault fault(@Nullable Turn turn) {
    return Objects.requireNonNull(turn).fault();
  }

  private static long sequence(@Nullable Turn turn) {
    return Objects.requireNonNull(turn).origin().sequence();
  }

  private static Turn frame(long sequence) {
    return Turn.of(
        new Frame(
            new Frame.Origin(
                "test", sequence, Instant.EPOCH, System.nanoTime(), null, PartId.UNKNOWN),
            new Picture(1, 1, new byte[3]),
            null));
  }
}
