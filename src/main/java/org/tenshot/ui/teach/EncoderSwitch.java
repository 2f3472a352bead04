package org.tenshot.ui.teach;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.Notice;
import org.tenshot.ui.common.Strings;

/// Changes the encoder that heads are learnt with: it looks at all shots first, while the line goes
/// on as it is. On the drawing thread.
final class EncoderSwitch {

  /// No encoder looks at the shots.
  static final double NONE = -1;

  private final TeachActions actions;
  private final Strings strings;
  private final FxBridge bridge;
  private final Consumer<Notice> notice;
  private final Runnable changed;
  private final ReadOnlyObjectWrapper<Encoders> encoders =
      new ReadOnlyObjectWrapper<>(new Encoders(List.of(), "", "", ""));
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(NONE);

  /// @param notice says how it went
  /// @param changed is told when heads are learnt with another encoder
  EncoderSwitch(
      TeachActions actions,
      Strings strings,
      FxBridge bridge,
      Consumer<Notice> notice,
      Runnable changed) {
    this.actions = actions;
    this.strings = strings;
    this.bridge = bridge;
    this.notice = notice;
    this.changed = changed;
  }

  /// Asks anew, and goes on with what was begun on another day.
  void open() {
    bridge.answer(
        actions.encoders(),
        answer -> {
          encoders.set(answer);
          if (!answer.chosen().equals(answer.teaching())) {
            use(answer.chosen());
          }
        },
        this::failed);
  }

  ReadOnlyObjectProperty<Encoders> encodersProperty() {
    return encoders.getReadOnlyProperty();
  }

  /// How many of the shots are looked at, 0..1, or {@link #NONE}.
  ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  void use(String name) {
    if (progress.get() != NONE || name.equals(encoders.get().teaching())) {
      return;
    }
    FxBridge.Slot<Double> shown =
        bridge.slot(share -> progress.set(progress.get() == NONE ? NONE : share));
    progress.set(0);
    bridge.answer(
        actions.useEncoder(name, shown::offer),
        count -> {
          progress.set(NONE);
          notice.accept(
              new Notice(Notice.Kind.DONE, strings.text("teach.encoder.done", name, count), null));
          changed.run();
          open();
        },
        sentence -> {
          progress.set(NONE);
          failed(sentence);
          bridge.answer(actions.encoders(), encoders::set, this::failed);
        });
  }

  void stop() {
    actions.stopEncoder();
  }

  private void failed(String sentence) {
    notice.accept(new Notice(Notice.Kind.FAILED, sentence, null));
  }
}
