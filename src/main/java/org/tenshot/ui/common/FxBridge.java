package org.tenshot.ui.common;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// The one way from other threads to the drawing thread. A line may speak a thousand times a second
/// and the screen draws sixty times: each slot has at most one call pending, and the newest value
/// wins.
public final class FxBridge {

  private static final Logger LOG = LoggerFactory.getLogger(FxBridge.class);

  private final Executor drawing;
  private final Function<Saying, String> words;

  /// A bridge to JavaFX; the toolkit must have started before the first value is offered.
  public FxBridge() {
    this(Platform::runLater);
  }

  /// The same, which tells what was refused in the language of the screen.
  public FxBridge(Strings strings) {
    this(Platform::runLater, strings::say);
  }

  /// @param drawing runs what is to happen on the drawing thread, in the order given
  public FxBridge(Executor drawing) {
    this(drawing, Saying::toString);
  }

  private FxBridge(Executor drawing, Function<Saying, String> words) {
    this.drawing = drawing;
    this.words = words;
  }

  /// A slot whose newest value is handed to `draw` on the drawing thread.
  public <T> Slot<T> slot(Consumer<? super T> draw) {
    return new Slot<>(drawing, draw);
  }

  /// Hears on the drawing thread how something ended that was asked of another thread.
  ///
  /// @param done takes the answer
  /// @param refused takes a sentence for the person; anything but a {@link TenshotException} is
  ///   logged
  public <T> void answer(
      CompletionStage<T> asked, Consumer<? super T> done, Consumer<String> refused) {
    asked.whenComplete(
        (answer, failure) ->
            drawing.execute(
                () -> {
                  if (failure == null) {
                    done.accept(answer);
                  } else {
                    refused.accept(sentence(failure));
                  }
                }));
  }

  private String sentence(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof TenshotException known) {
      return words.apply(known.saying());
    }
    LOG.error("what the operator asked for failed", cause);
    return cause.toString();
  }

  /// Holds the newest value until the drawing thread takes it.
  public static final class Slot<T> {

    private final Executor drawing;
    private final Consumer<? super T> draw;
    private final AtomicReference<@Nullable T> newest = new AtomicReference<>();

    private Slot(Executor drawing, Consumer<? super T> draw) {
      this.drawing = drawing;
      this.draw = draw;
    }

    /// Hands over a value and returns at once; a value that was not yet drawn is forgotten.
    public void offer(T value) {
      if (newest.getAndSet(value) == null) {
        drawing.execute(this::take);
      }
    }

    private void take() {
      T value = newest.getAndSet(null);
      if (value != null) {
        draw.accept(value);
      }
    }
  }
}
