package org.tenshot.ui.history;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.stage.FileChooser;

/// Asks where something is to be written.
final class SaveDialog {

  private SaveDialog() {}

  /// @param asker on the window that asks
  /// @param name of the file without its ending, as it is offered
  /// @param task is told the file, where a person names one
  /// @param kinds of file that can be chosen, such as `CSV`; the first is offered
  static void ask(Node asker, String name, Consumer<Path> task, String... kinds) {
    FileChooser chooser = new FileChooser();
    for (String kind : kinds) {
      String ending = "." + kind.toLowerCase(Locale.ROOT);
      chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, "*" + ending));
    }
    chooser.setInitialFileName(name + "." + kinds[0].toLowerCase(Locale.ROOT));
    var file = chooser.showSaveDialog(asker.getScene().getWindow());
    if (file != null) {
      task.accept(file.toPath());
    }
  }
}
