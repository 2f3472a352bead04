package org.tenshot.ui.teach;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.Notice;
import org.tenshot.ui.common.Strings;

/// Shots from elsewhere, and shots for elsewhere. On the drawing thread.
final class Exchange {

  /// No import is under way.
  static final double NONE = -1;

  private final TeachActions actions;
  private final Strings strings;
  private final FxBridge bridge;
  private final Consumer<Notice> notice;
  private final Runnable changed;
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(NONE);

  /// @param notice says how it went
  /// @param changed is told when there are other shots
  Exchange(
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

  /// @param from a folder that holds a folder for each class, or a CSV file
  void importFrom(Path from) {
    FxBridge.Slot<Double> shown =
        bridge.slot(share -> progress.set(progress.get() == NONE ? NONE : share));
    progress.set(0);
    bridge.answer(
        actions.importFrom(from, shown::offer),
        count -> {
          progress.set(NONE);
          done(strings.text("teach.imported", count));
          changed.run();
        },
        sentence -> {
          progress.set(NONE);
          failed(sentence);
        });
  }

  /// How far an import is, 0..1, or {@link #NONE}.
  ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  void cancelImport() {
    actions.cancelImport();
  }

  /// @param folder new or empty
  void exportTo(Path folder) {
    bridge.answer(
        actions.exportTo(folder),
        count -> done(strings.text("teach.exported", count, folder)),
        this::failed);
  }

  private void done(String text) {
    notice.accept(new Notice(Notice.Kind.DONE, text, null));
  }

  private void failed(String sentence) {
    notice.accept(new Notice(Notice.Kind.FAILED, sentence, null));
  }
}
