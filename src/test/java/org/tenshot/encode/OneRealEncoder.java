package org.tenshot.encode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.tenshot.ShippedEncoder;
import org.tenshot.UnreliableEncoder;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.TenshotException;

/// One real encoder behind doors that can be closed without closing it, for tests of who shares it.
abstract class OneRealEncoder {

  static OnnxEncoder real;

  @BeforeAll
  static void open() throws TenshotException {
    real = ShippedEncoder.open();
  }

  @AfterAll
  static void close() {
    real.close();
  }

  /// The real one behind a door that can be closed without closing it.
  static Encoder reliable() {
    return new UnreliableEncoder(real, (tensors, count) -> {});
  }

  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("waited too long");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static <T> CompletableFuture<T> async(Callable<T> call) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Thread.ofPlatform()
        .start(
            () -> {
              try {
                answer.complete(call.call());
              } catch (Exception e) {
                answer.completeExceptionally(e);
              }
            });
    return answer;
  }

  static FloatBuffer pictures(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FloatBuffer tensors =
        ByteBuffer.allocateDirect(count * real.preprocessing().tensorLength() * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    while (tensors.hasRemaining()) {
      tensors.put((float) random.nextGaussian());
    }
    return tensors.clear();
  }

  /// Until it is opened again there are exceptions, and each comes at once.
  static List<Embedding> untilItWorks(Encoder line) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (true) {
      try {
        return line.encodePictures(pictures(1, 1), 1);
      } catch (TenshotException e) {
        if (System.nanoTime() > end) {
          throw new AssertionError("it does not come back", e);
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }
}
