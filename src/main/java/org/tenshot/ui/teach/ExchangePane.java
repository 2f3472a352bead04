package org.tenshot.ui.teach;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.tenshot.ui.common.Strings;

/// Brings shots from elsewhere, and takes them there.
final class ExchangePane extends FlowPane {

  private final Strings strings;
  private final Button folder = new Button();
  private final Button table = new Button();
  private final Button export = new Button();
  private final ProgressBar progress = new ProgressBar();
  private final Button stop = new Button();

  ExchangePane(Strings strings, Exchange model) {
    this.strings = strings;
    getStyleClass().add("exchange");
    setMinHeight(USE_PREF_SIZE);
    button(folder, "import-folder", () -> chosen(folderFrom("teach.import"), model::importFrom));
    button(table, "import-table", () -> chosen(tableFrom(), model::importFrom));
    button(export, "export", () -> chosen(folderFrom("teach.export"), model::exportTo));
    progress.setId("import-progress");
    progress.getStyleClass().add("import-progress");
    getChildren().add(progress);
    button(stop, "import-stop", model::cancelImport);
    model.progressProperty().addListener((at, before, now) -> show(now.doubleValue()));
    show(Exchange.NONE);
  }

  private void show(double share) {
    boolean busy = share != Exchange.NONE;
    for (Button button : List.of(folder, table, export)) {
      button.setDisable(busy);
    }
    progress.setProgress(Math.max(0, share));
    for (Node own : List.of(progress, stop)) {
      own.setVisible(busy);
      own.setManaged(busy);
    }
  }

  private void button(Button button, String id, Runnable task) {
    button.setId(id);
    button.getStyleClass().add("filter");
    button.setOnAction(event -> task.run());
    getChildren().add(button);
  }

  private static void chosen(@Nullable File file, Consumer<Path> task) {
    if (file != null) {
      task.accept(file.toPath());
    }
  }

  private @Nullable File folderFrom(String title) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(strings.text(title));
    return chooser.showDialog(getScene().getWindow());
  }

  private @Nullable File tableFrom() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(strings.text("teach.import-table"));
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("CSV", "*.csv"));
    return chooser.showOpenDialog(getScene().getWindow());
  }

  /// Takes up the language.
  void speak() {
    folder.setText(strings.text("teach.import"));
    table.setText(strings.text("teach.import-table"));
    export.setText(strings.text("teach.export"));
    stop.setText(strings.text("teach.cancel"));
  }
}
