package org.tenshot.camera.aravis;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Which of a camera's filled buffers is read, and how old it is taken to be.
class FilledBuffersTest {

  private static final Duration LIMIT = Duration.ofMillis(200);

  private final Line stream = new Line();

  @Test
  void ofThreeOnlyTheNewestIsReadAndItIsNoNewerThanTheLastLookAtAnEmptyStream() {
    FilledBuffers buffers = new FilledBuffers(stream, true);
    long opened = System.nanoTime();
    stream.fill(1, 2, 3);
    FilledBuffers.Filled read = next(buffers);
    assertThat(read.buffer().address()).isEqualTo(3);
    assertThat(read.leftOut()).isEqualTo(2);
    assertThat(read.sinceNanos()).isLessThanOrEqualTo(opened);
    assertThat(stream.back).as("given back unread").containsExactly(1L, 2L);
    assertThat(buffers.next(LIMIT)).isNull();
  }

  @Test
  void whatIsWaitedForIsAsNewAsCanBe() {
    FilledBuffers buffers = new FilledBuffers(stream, true);
    stream.sendsLater(1);
    long before = System.nanoTime();
    FilledBuffers.Filled read = next(buffers);
    assertThat(read.buffer().address()).isEqualTo(1);
    assertThat(read.sinceNanos()).isGreaterThan(before);
    assertThat(read.leftOut()).isZero();
  }

  @Test
  void whatLayThereWhileTheOneBeforeWasReadMayBeAsOldAsThat() {
    FilledBuffers buffers = new FilledBuffers(stream, true);
    stream.sendsLater(1);
    long first = next(buffers).sinceNanos();
    long meanwhile = System.nanoTime();
    stream.fill(2);
    FilledBuffers.Filled second = next(buffers);
    assertThat(second.buffer().address()).isEqualTo(2);
    assertThat(second.sinceNanos()).isBetween(first, meanwhile);
  }

  @Test
  void aWaitThatLastedForSeveralPicturesWasTooLong() {
    FilledBuffers buffers = new FilledBuffers(stream, true);
    stream.sendsLater(1, 2, 3);
    FilledBuffers.Filled read = next(buffers);
    assertThat(read.buffer().address()).isEqualTo(3);
    assertThat(read.sinceNanos()).as("before the wait").isLessThan(stream.sentNanos);
  }

  @Test
  void whereEachPictureIsAPartNoneIsLeftOut() {
    FilledBuffers buffers = new FilledBuffers(stream, false);
    stream.fill(1, 2);
    assertThat(next(buffers).buffer().address()).isEqualTo(1);
    assertThat(next(buffers).buffer().address()).isEqualTo(2);
    assertThat(stream.back).isEmpty();
  }

  private static FilledBuffers.Filled next(FilledBuffers buffers) {
    return Objects.requireNonNull(buffers.next(LIMIT));
  }

  /// A stream without a camera. Buffers are pointers that nobody follows.
  private static final class Line implements FilledBuffers.Stream {

    private final Deque<MemorySegment> filled = new ArrayDeque<>();
    private final List<Long> back = new ArrayList<>();
    private long[] later = {};
    private long sentNanos;

    void fill(long... buffers) {
      for (long each : buffers) {
        filled.add(MemorySegment.ofAddress(each));
      }
    }

    /// As soon as somebody waits.
    void sendsLater(long... buffers) {
      later = buffers;
    }

    @Override
    public MemorySegment pop(Duration limit) {
      if (limit.isPositive()) {
        sentNanos = System.nanoTime();
        fill(later);
        later = new long[0];
      }
      MemorySegment oldest = filled.poll();
      return oldest == null ? MemorySegment.NULL : oldest;
    }

    @Override
    public void giveBack(MemorySegment buffer) {
      back.add(buffer.address());
    }
  }
}
