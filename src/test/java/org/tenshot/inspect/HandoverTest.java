package org.tenshot.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tenshot.camera.FrameSource;
import org.tenshot.domain.Arrival;
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
  void whatIsNoFrameIsNeverLeftOut() throws Exception {
    Handover handover = new Handover(FrameSource.Pace.NEWEST);
    Arrival lost = new Arrival.Lost(new Fault(Fault.Code.SOURCE_LOST, "gone"));
    handover.put(frame(0));
    handover.put(lost);
    handover.put(new Arrival.Restored());
    handover.put(frame(1));
    assertThat(handover.take(0)).isEqualTo(lost);
    assertThat(handover.take(0)).isInstanceOf(Arrival.Restored.class);
    assertThat(sequence(handover.take(0))).isEqualTo(1);
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

  private static long sequence(@org.jspecify.annotations.Nullable Arrival arrival) {
    assertThat(arrival).isInstanceOf(Arrival.Taken.class);
    return arrival instanceof Arrival.Taken(Frame frame) ? frame.origin().sequence() : -1;
  }

  private static Arrival frame(long sequence) {
    return new Arrival.Taken(
        new Frame(
            new Frame.Origin(
                "test", sequence, Instant.EPOCH, System.nanoTime(), null, PartId.UNKNOWN),
            new Picture(1, 1, new byte[3]),
            null));
  }
}
