package org.tenshot.ui.setup;

import java.time.Duration;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.tenshot.camera.Fired;
import org.tenshot.camera.MeasuredDelay;
import org.tenshot.ui.common.FxBridge;

/// Thinks for whoever tries a trigger: what came of the last one, and how long pictures take. On
/// the drawing thread.
final class TriggerViewModel {

  private static final Duration LISTENS = Duration.ofSeconds(2);

  private final SetUpActions actions;
  private final FxBridge bridge;
  private final Consumer<String> failed;
  private final ReadOnlyObjectWrapper<Trial> trial = new ReadOnlyObjectWrapper<>(Trial.NONE);
  private String address = "";

  /// What is shown.
  ///
  /// @param busy true while the camera is fired
  /// @param fired what came of the last trigger; null before the first
  /// @param delay that was measured; null before that
  record Trial(boolean busy, @Nullable Fired fired, @Nullable MeasuredDelay delay) {

    static final Trial NONE = new Trial(false, null, null);
  }

  /// @param failed is told why something did not work
  TriggerViewModel(SetUpActions actions, FxBridge bridge, Consumer<String> failed) {
    this.actions = actions;
    this.bridge = bridge;
    this.failed = failed;
  }

  ReadOnlyObjectProperty<Trial> trialProperty() {
    return trial.getReadOnlyProperty();
  }

  /// What was found out holds for one address, with its settings.
  void turnTo(String next) {
    if (!next.equals(address)) {
      address = next;
      trial.set(Trial.NONE);
    }
  }

  /// Triggers once.
  ///
  /// @param within how long a line would wait
  void fire(Duration within) {
    Duration twice = within.multipliedBy(2);
    Duration listens = twice.compareTo(LISTENS) > 0 ? twice : LISTENS;
    Trial before = begin();
    String asked = address;
    bridge.answer(
        actions.fire(listens),
        fired -> end(asked, new Trial(false, fired, before.delay())),
        sentence -> fail(asked, sentence));
  }

  /// Measures how long pictures take.
  void measure() {
    Trial before = begin();
    String asked = address;
    bridge.answer(
        actions.measureDelay(),
        delay -> end(asked, new Trial(false, before.fired(), delay)),
        sentence -> fail(asked, sentence));
  }

  /// The delay that is saved with the camera; null for none.
  @Nullable Duration delay() {
    MeasuredDelay measured = trial.get().delay();
    return measured == null ? null : measured.delay();
  }

  private Trial begin() {
    Trial before = trial.get();
    trial.set(new Trial(true, null, before.delay()));
    return before;
  }

  private void end(String asked, Trial now) {
    if (asked.equals(address)) {
      trial.set(now);
    }
  }

  private void fail(String asked, String sentence) {
    if (asked.equals(address)) {
      trial.set(Trial.NONE);
      failed.accept(sentence);
    }
  }
}
