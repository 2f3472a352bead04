package org.tenshot.ui.teach;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.Notice;
import org.tenshot.ui.common.Strings;

/// Shots from elsewhere, and shots for elsewhere. On the drawing thread.
final class Exchange {

  private final TeachActions actions;
  private final Strings strings;
  private final FxBridge bridge;
  private final Consumer<Notice> notice;
  private final Runnable changed;

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
    bridge.answer(
        actions.importFrom(from),
        count -> {
          done(strings.text("teach.imported", count));
          changed.run();
        },
        this::failed);
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
