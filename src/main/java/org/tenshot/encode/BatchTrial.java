package org.tenshot.encode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.TenshotException;

/// Measures runs of 1, 2, 4 and 8 pictures on an encoder, one run at a time, so that lines get
/// their turn in between. One thread at a time.
final class BatchTrial {

  /// The largest run that is tried.
  static final int LARGEST = 8;

  private static final int[] SIZES = {1, 2, 4, LARGEST};
  private static final int RUNS = 7;

  /// Where one run takes longer, twice as many pictures are not tried: lines would wait.
  private static final double LONGEST_MILLIS = 250;

  private final List<BatchPlan.Measured> measured = new ArrayList<>();
  private final List<Embedding> alone = new ArrayList<>();
  private final double[] millis = new double[RUNS];
  private double apart;
  private int run;

  /// Measures between whatever else waits.
  ///
  /// @return done at the end
  CompletableFuture<BatchPlan> run(RequestQueue queue) {
    CompletableFuture<BatchPlan> done = new CompletableFuture<>();
    next(queue, done);
    return done;
  }

  private void next(RequestQueue queue, CompletableFuture<BatchPlan> done) {
    Request.Task<Boolean> task =
        Request.Task.of(
            encoder -> {
              step(encoder);
              return isOver();
            });
    task.answer()
        .whenComplete(
            (over, failure) -> {
              if (failure != null) {
                done.completeExceptionally(failure);
              } else if (over) {
                done.complete(BatchPlan.of(measured));
              } else {
                next(queue, done);
              }
            });
    try {
      queue.put(task, Urgency.BACKGROUND);
    } catch (TenshotException e) {
      done.completeExceptionally(e);
    }
  }

  private boolean isOver() {
    return measured.size() == SIZES.length
        || (!measured.isEmpty() && measured.getLast().millis() > LONGEST_MILLIS);
  }

  /// One run of the encoder.
  private void step(Encoder encoder) throws TenshotException {
    int size = SIZES[measured.size()];
    if (alone.size() < size) {
      alone.addAll(encoder.encodePictures(pictures(encoder, alone.size(), 1), 1));
      return;
    }
    FloatBuffer tensors = pictures(encoder, 0, size);
    long begun = System.nanoTime();
    List<Embedding> together = encoder.encodePictures(tensors, size);
    millis[run++] = (System.nanoTime() - begun) / 1e6;
    for (int i = 0; i < size; i++) {
      apart = Math.max(apart, 1 - together.get(i).cosine(alone.get(i)));
    }
    if (run == RUNS) {
      // The fastest: whatever else the machine does makes a run slower, never faster.
      double fastest = Arrays.stream(millis).min().orElseThrow();
      measured.add(new BatchPlan.Measured(size, fastest, apart));
      run = 0;
      apart = 0;
    }
  }

  /// The test picture, each time a little paler.
  private static FloatBuffer pictures(Encoder encoder, int from, int count) {
    FloatBuffer first = WarmUp.picture(encoder);
    FloatBuffer all =
        ByteBuffer.allocateDirect(count * first.capacity() * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    for (int i = from; i < from + count; i++) {
      for (int at = 0; at < first.capacity(); at++) {
        all.put(first.get(at) * (1 - i / 16f));
      }
    }
    return all.flip();
  }
}
