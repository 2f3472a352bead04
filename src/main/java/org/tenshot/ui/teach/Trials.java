package org.tenshot.ui.teach;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.tenshot.ui.common.FxBridge;

/// Tries something on the last frames while somebody types or chooses: one question is under way at
/// a time, and of those that come meanwhile the newest alone is asked. On the drawing thread.
final class Trials {

  private final FxBridge bridge;
  private final Consumer<String> failed;
  private final ReadOnlyObjectWrapper<@Nullable Trial> trial = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Boolean> busy = new ReadOnlyObjectWrapper<>(false);
  private @Nullable Supplier<CompletionStage<Trial>> next;
  private int generation;

  /// @param failed takes a sentence for the person
  Trials(FxBridge bridge, Consumer<String> failed) {
    this.bridge = bridge;
    this.failed = failed;
  }

  /// The newest answer; null before the first.
  ReadOnlyObjectProperty<@Nullable Trial> trialProperty() {
    return trial.getReadOnlyProperty();
  }

  /// True while a question is under way.
  ReadOnlyObjectProperty<Boolean> busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /// Asks, or will as soon as the question before is answered.
  void ask(Supplier<CompletionStage<Trial>> question) {
    next = question;
    if (!busy.get()) {
      askNext();
    }
  }

  /// Forgets the answer, the one that is still to come, and what has not been asked yet.
  void forget() {
    next = null;
    generation++;
    trial.set(null);
  }

  private void askNext() {
    Supplier<CompletionStage<Trial>> question = next;
    next = null;
    busy.set(question != null);
    if (question != null) {
      int mine = generation;
      bridge.answer(
          question.get(), answer -> answered(mine, answer), sentence -> refused(mine, sentence));
    }
  }

  private void answered(int asked, Trial answer) {
    if (asked == generation) {
      trial.set(answer);
    }
    askNext();
  }

  private void refused(int asked, String sentence) {
    if (asked == generation) {
      trial.set(null);
      failed.accept(sentence);
    }
    askNext();
  }
}
