package org.tenshot.ui.setup;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.tenshot.camera.FoundSource;
import org.tenshot.camera.Sources;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.StyleClasses;
import org.tenshot.ui.common.Symbol;

/// Where pictures may come from: cameras that were found, an address that is typed, a folder, the
/// simulated line.
final class SourcesPane extends VBox {

  private final Strings strings;
  private final SetUpViewModel model;
  private final Label title = new Label();
  private final Button search = new Button("", new Symbol(MaterialDesignR.REFRESH));
  private final VBox cameras = new VBox();
  private final Label typedTitle = new Label();
  private final TextField typed = new TextField();
  private final Button use = new Button();
  private final Button folder = new Button("", new Symbol(MaterialDesignF.FOLDER_OPEN));
  private final Button simulated = new Button();
  private String drawn = "";

  SourcesPane(Strings strings, SetUpViewModel model) {
    this.strings = strings;
    this.model = model;
    getStyleClass().add("setup-side");
    title.getStyleClass().add("proof-title");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    search.setId("setup-search");
    search.getStyleClass().add("square-button");
    search.setOnAction(event -> model.search());
    HBox head = new HBox(title, search);
    head.getStyleClass().add("setup-row");
    cameras.getStyleClass().add("shot-rows");
    cameras.setFillWidth(true);
    ScrollPane scroll = new ScrollPane(cameras);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("gallery-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    typed.setId("setup-address");
    typed.getStyleClass().add("setup-field");
    typed.setOnAction(event -> model.use(typed.getText()));
    use.setId("setup-use");
    use.getStyleClass().add("filter");
    use.setMaxWidth(Double.MAX_VALUE);
    use.setOnAction(event -> model.use(typed.getText()));
    HBox.setHgrow(use, Priority.ALWAYS);
    folder.setId("setup-folder");
    folder.getStyleClass().add("filter");
    folder.setOnAction(event -> chooseFolder());
    simulated.setId("setup-simulated");
    simulated.getStyleClass().add("filter");
    simulated.setMaxWidth(Double.MAX_VALUE);
    simulated.setOnAction(event -> model.use("sim:"));
    HBox both = new HBox(use, folder);
    both.getStyleClass().add("setup-row");
    getChildren().addAll(head, scroll, typedTitle, typed, both, simulated);
  }

  private void chooseFolder() {
    DirectoryChooser chooser = new DirectoryChooser();
    File chosen = chooser.showDialog(getScene().getWindow());
    if (chosen != null) {
      model.use(chosen.toString());
    }
  }

  void show(SetUpView view) {
    title.setText(strings.text("setup.cameras"));
    search.setAccessibleText(strings.text("setup.search"));
    search.setDisable(view.found() == null);
    typedTitle.setText(strings.text("setup.address"));
    typed.setPromptText(strings.text("setup.address.prompt"));
    use.setText(strings.text("setup.use"));
    folder.setText(strings.text("setup.folder"));
    simulated.setText(strings.text("setup.simulated"));
    boolean can = view.facts() != null && view.facts().simulated();
    simulated.setVisible(can);
    simulated.setManaged(can);
    // Drawn anew only where it changed: a picture comes many times a second.
    String now = strings.language() + " " + view.found() + " " + view.address();
    if (!now.equals(drawn)) {
      drawn = now;
      cameras.getChildren().setAll(rows(view));
      if (!typed.isFocused()) {
        typed.setText(Sources.shown(view.address()));
      }
    }
  }

  private List<Node> rows(SetUpView view) {
    List<Node> rows = new ArrayList<>();
    if (view.found() == null) {
      rows.add(note(strings.text("setup.searching")));
      return rows;
    }
    for (FoundSource source : view.sources()) {
      rows.add(camera(source, source.equals(view.camera())));
    }
    if (rows.isEmpty()) {
      rows.add(note(strings.text("setup.cameras.none")));
    }
    view.found().notes().forEach(sentence -> rows.add(note(sentence)));
    return rows;
  }

  private static Label note(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().add("teach-hint");
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private Button camera(FoundSource source, boolean chosen) {
    Label name = new Label(source.name().isEmpty() ? source.address() : source.name());
    name.getStyleClass().add("shot-name");
    String serial =
        source.serial().isEmpty() ? "" : strings.text("setup.serial", source.serial()) + "  ";
    VBox words = new VBox(name, new Label(serial + source.place()));
    Button button = new Button("", words);
    button.setId("setup-camera-" + source.address().replaceAll("[^A-Za-z0-9]", "-"));
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAccessibleText(source.name() + " " + serial);
    StyleClasses.set(button, "button", "setup-camera", chosen ? "setup-chosen" : "setup-other");
    button.setOnAction(event -> model.use(source.address()));
    return button;
  }
}
