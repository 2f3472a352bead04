package org.tenshot.encode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Saying;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Request.Pictures.Patches;

/// Runs one open encoder on one thread, until it is told to end, or until the encoder fails and
/// does not even know the test picture any more.
final class EncoderRunner {

  private static final Logger LOG = LoggerFactory.getLogger(EncoderRunner.class);

  private final Encoder encoder;
  private final RequestQueue queue;
  private final SharedEncoder shared;
  private final FloatBuffer memory;
  private volatile boolean retired;
  private volatile Runnable ended = () -> {};
  private volatile long runningSinceNanos;
  private volatile List<Request> running = List.of();

  /// @param encoder is closed at the end
  /// @param queue what is to be done
  /// @param shared tells how many pictures go together, and whether the encoder is sound
  EncoderRunner(Encoder encoder, RequestQueue queue, SharedEncoder shared) {
    this.encoder = encoder;
    this.queue = queue;
    this.shared = shared;
    this.memory = memory(BatchTrial.LARGEST * encoder.tensorLength());
  }

  private static FloatBuffer memory(int floats) {
    return ByteBuffer.allocateDirect(floats * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  /// Works off the queue.
  ///
  /// @return why the encoder is of no more use; null where it was told to end
  @Nullable Saying work() {
    try {
      while (!retired) {
        List<Request> next = queue.take(shared.plan().line());
        if (next.isEmpty()) {
          return null;
        }
        Saying broken = serve(next);
        if (broken != null) {
          return broken;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close();
      ended.run();
    }
    return null;
  }

  /// Answers.
  ///
  /// @return why the encoder is of no more use; null where it is sound
  private @Nullable Saying serve(List<Request> requests) {
    running = requests;
    try {
      TenshotException failure = run(requests);
      if (failure != null && requests.size() > 1) {
        // One picture that breaks a run must not cost the others their verdicts.
        failure = null;
        for (Request request : requests) {
          TenshotException own = run(List.of(request));
          failure = own == null ? failure : own;
          fail(List.of(request), own);
        }
      }
      fail(requests, failure);
      return failure == null || retired || isSound() ? null : failure.saying();
    } finally {
      running = List.of();
      runningSinceNanos = 0;
    }
  }

  private static void fail(List<Request> requests, @Nullable TenshotException failure) {
    if (failure != null) {
      requests.forEach(request -> request.answer().completeExceptionally(failure));
    }
  }

  /// One run.
  ///
  /// @return what went wrong; null if all were answered
  private @Nullable TenshotException run(List<Request> requests) {
    runningSinceNanos = System.nanoTime();
    try {
      List<Request.Pictures> pictures = new ArrayList<>();
      for (Request request : requests) {
        switch (request) {
          case Request.Pictures one -> pictures.add(one);
          case Request.Task<?> task -> task.run(encoder);
        }
      }
      see(pictures);
      return null;
    } catch (TenshotException e) {
      LOG.warn("a run of the encoder failed", e);
      return e;
    } catch (Throwable e) {
      LOG.error("the encoder broke", e);
      return new TenshotException(EncoderWords.broke(encoder.id(), e), e);
    }
  }

  private void see(List<Request.Pictures> pictures) throws TenshotException {
    if (pictures.isEmpty()) {
      return;
    }
    int count = pictures.stream().mapToInt(Request.Pictures::count).sum();
    FloatBuffer tensors = tensors(pictures, count);
    List<SeenPicture> seen =
        pictures.getFirst().patches() == Patches.WITH
            ? encoder.encodeWithPatches(tensors, count)
            : encoder.encodePictures(tensors, count).stream()
                .map(own -> new SeenPicture(own, null))
                .toList();
    if (seen.size() != count) {
      throw new TenshotException(
          Saying.of(
              "encoder.count",
              "The encoder {0} gave {1} embeddings for {2} pictures: check the pack with `encoders verify`.",
              encoder.id(),
              seen.size(),
              count));
    }
    int from = 0;
    for (Request.Pictures own : pictures) {
      own.answer().complete(List.copyOf(seen.subList(from, from + own.count())));
      from += own.count();
    }
  }

  /// A picture that goes alone stays where it is. Others are copied together: their memory is the
  /// callers' again as soon as they have an answer, and this one may still be read by a run that
  /// hangs.
  private FloatBuffer tensors(List<Request.Pictures> pictures, int count) {
    if (pictures.size() == 1) {
      return pictures.getFirst().tensors();
    }
    int length = encoder.tensorLength();
    int from = 0;
    for (Request.Pictures own : pictures) {
      memory.put(from * length, own.tensors(), 0, own.count() * length);
      from += own.count();
    }
    return memory.slice(0, count * length);
  }

  private boolean isSound() {
    runningSinceNanos = System.nanoTime();
    try {
      shared.known().prove(encoder);
      return true;
    } catch (Throwable e) {
      LOG.error("the encoder does not even know the test picture any more", e);
      return false;
    }
  }

  /// True while a run takes longer than this and was not given up yet.
  boolean hangsFor(long nanos) {
    long since = runningSinceNanos;
    return !retired && since != 0 && System.nanoTime() - since > nanos;
  }

  Encoder encoder() {
    return encoder;
  }

  /// Gives a hanging run up: its callers are told, and its thread is left to end whenever it can.
  ///
  /// @param whenEnded is called when it did and its memory is free, which may be never
  void abandon(TenshotException why, Runnable whenEnded) {
    ended = whenEnded;
    retired = true;
    running.forEach(request -> request.answer().completeExceptionally(why));
    // Asks the run to stop, and waits for that.
    Thread.ofPlatform().daemon().name("encoder-given-up").start(this::close);
  }

  private void close() {
    try {
      encoder.close();
    } catch (RuntimeException e) {
      LOG.warn("the encoder was not closed cleanly", e);
    }
  }
}
