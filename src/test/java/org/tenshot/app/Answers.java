package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.tenshot.domain.TenshotException;

/// Waits for what a desk of the station answers.
final class Answers {

  /// The first prompts of a fresh data folder take a while on a busy machine.
  private static final long PATIENCE_SECONDS = 180;

  private Answers() {}

  /// The answer; what went wrong is thrown as it was.
  static <T> T answer(CompletionStage<T> asked) throws Exception {
    try {
      return asked.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      while (cause instanceof CompletionException && cause.getCause() != null) {
        cause = cause.getCause();
      }
      throw cause instanceof Exception known ? known : e;
    }
  }

  /// What a person reads of something that must be refused.
  static String sentence(CompletionStage<?> asked) {
    return assertThatExceptionOfType(TenshotException.class)
        .isThrownBy(() -> answer(asked))
        .actual()
        .sentence();
  }
}
