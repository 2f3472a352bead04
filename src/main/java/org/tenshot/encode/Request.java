package org.tenshot.encode;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.TenshotException;

/// What somebody asks a shared encoder for, and where the answer goes.
sealed interface Request {

  /// Completed with the answer, or with a {@link TenshotException}; whoever gave up waiting
  /// completes it himself.
  CompletableFuture<?> answer();

  /// Pictures, which may go into one run with others' pictures.
  ///
  /// @param tensors as {@link Encoder#encodePictures} takes them
  /// @param count pictures, at least 1
  /// @param patches whether their patches are asked for
  record Pictures(
      FloatBuffer tensors, int count, Patches patches, CompletableFuture<List<SeenPicture>> answer)
      implements Request {

    /// Whether patches are asked for.
    enum Patches {
      WITHOUT,
      WITH
    }

    static Pictures of(FloatBuffer tensors, int count, Patches patches) {
      return new Pictures(tensors, count, patches, new CompletableFuture<>());
    }

    boolean goesWith(Pictures other) {
      return patches == other.patches;
    }
  }

  /// Anything else.
  record Task<T>(Work<T> work, CompletableFuture<T> answer) implements Request {

    static <T> Task<T> of(Work<T> work) {
      return new Task<>(work, new CompletableFuture<>());
    }

    void run(Encoder encoder) throws TenshotException {
      answer.complete(work.on(encoder));
    }
  }

  /// Something that is done with the encoder.
  @FunctionalInterface
  interface Work<T> {
    T on(Encoder encoder) throws TenshotException;
  }
}
