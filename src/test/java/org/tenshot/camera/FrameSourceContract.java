package org.tenshot.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.Frame;

/// What every source promises to the line. Each implementation's test is one of these.
interface FrameSourceContract {

  /// A source that gives at least three frames.
  FrameSource openForContract() throws Exception;

  @Test
  default void framesAreCountedFromZeroAndStampedInOrder() throws Exception {
    try (FrameSource source = openForContract()) {
      List<Frame> frames = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        frames.add(Arrivals.frame(source));
      }
      List<Long> sequences = frames.stream().map(frame -> frame.origin().sequence()).toList();
      if (source.pace() == FrameSource.Pace.EVERY) {
        assertThat(sequences).containsExactly(0L, 1L, 2L);
      } else {
        assertThat(sequences).isSorted().doesNotHaveDuplicates().allMatch(each -> each >= 0);
      }
      assertThat(frames.stream().map(frame -> frame.origin().capturedNanos())).isSorted();
      assertThat(frames)
          .allSatisfy(frame -> assertThat(frame.origin().source()).isEqualTo(source.name()));
    }
  }

  @Test
  default void closingFromAnotherThreadEndsAWaitingCaller() throws Exception {
    FrameSource source = openForContract();
    FutureTask<Arrival> line =
        new FutureTask<>(() -> Arrivals.first(source, Arrival.Ended.class::isInstance));
    CompletableFuture<Void> asked = new CompletableFuture<>();
    Thread thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  asked.complete(null);
                  line.run();
                });
    asked.get();
    source.close();
    assertThat(line.get(10, TimeUnit.SECONDS)).isInstanceOf(Arrival.Ended.class);
    thread.join();
  }

  @Test
  default void afterClosingTwiceItStaysEnded() throws Exception {
    FrameSource source = openForContract();
    source.close();
    source.close();
    assertThat(source.next()).isInstanceOf(Arrival.Ended.class);
    assertThat(source.next()).isInstanceOf(Arrival.Ended.class);
  }

  @Test
  default void anInterruptIsPassedOn() throws Exception {
    try (FrameSource source = openForContract()) {
      Arrivals.frame(source);
      FutureTask<Arrival> line =
          new FutureTask<>(
              () -> {
                Thread.currentThread().interrupt();
                return Arrivals.first(source, Arrival.Ended.class::isInstance);
              });
      Thread.ofPlatform().start(line);
      assertThatThrownBy(() -> line.get(10, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(InterruptedException.class);
    }
  }
}
