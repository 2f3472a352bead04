package org.tenshot.ui.product;

import java.io.File;
import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.NoticePane;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.Symbol;
import org.tenshot.ui.common.Theme;

/// The screen on which a product is taken to another station, or brought in from one. Esc goes back
/// to the line.
public final class ProductScreen extends StackPane {

  private static final String ENDING = ".tenshot";

  private final ProductViewModel model;
  private final Strings strings;
  private final HBox top = new HBox();
  private final Button back = new Button("", new Symbol(MaterialDesignA.ARROW_LEFT));
  private final Label title = new Label();
  private final Label outTitle = new Label();
  private final Label out = new Label();
  private final Button export = new Button("", new Symbol(MaterialDesignE.EXPORT));

  /// On the drawing thread, after {@link Theme#install()}.
  ///
  /// @param strings of all screens
  public ProductScreen(ProductActions actions, Strings strings) {
    this.strings = strings;
    this.model = new ProductViewModel(actions, strings, new FxBridge(strings));
    NoticePane notice = new NoticePane(strings, model::forgetNotice);
    Theme.dress(this, strings);
    fillTop();
    ScrollPane scroll = new ScrollPane(cards());
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("gallery-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(new VBox(top, scroll), notice);
    setAlignment(notice, Pos.BOTTOM_LEFT);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    model.viewProperty().addListener((at, before, now) -> show(now));
    model.noticeProperty().addListener((at, before, now) -> notice.show(now));
    strings.languageProperty().addListener((at, before, now) -> show(model.viewProperty().get()));
    show(model.viewProperty().get());
  }

  /// True if a file of this name is a product of another station.
  public static boolean isProduct(File file) {
    return file.getName().endsWith(ENDING);
  }

  /// Begins anew: whenever the screen comes to the front.
  public void open() {
    model.open();
  }

  /// Shows what a file holds.
  public void look(Path file) {
    model.look(file);
  }

  /// Puts something into the top bar, such as who is logged in.
  public void showOnTop(Node more) {
    top.getChildren().add(more);
  }

  private void fillTop() {
    back.setId("back");
    back.getStyleClass().add("square-button");
    back.setOnAction(event -> model.leave());
    title.getStyleClass().add("product");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    top.getChildren().setAll(back, title);
    top.getStyleClass().add("top");
    top.setAlignment(Pos.CENTER_LEFT);
    top.setMinHeight(USE_PREF_SIZE);
  }

  private Node cards() {
    outTitle.getStyleClass().add("proof-title");
    out.setWrapText(true);
    out.setMinHeight(USE_PREF_SIZE);
    export.setId("product-export");
    export.getStyleClass().add("filter");
    export.setOnAction(event -> save());
    VBox card = new VBox(outTitle, out, export);
    card.getStyleClass().addAll("proof", "product-card", "product-out");
    ImportPane in = new ImportPane(strings, model, this::pick);
    HBox.setHgrow(in, Priority.ALWAYS);
    HBox cards = new HBox(in, card);
    cards.setFillHeight(false);
    cards.getStyleClass().add("product-cards");
    return cards;
  }

  private void show(ProductView view) {
    back.setAccessibleText(strings.text("teach.back"));
    title.setText(strings.text("product.title"));
    outTitle.setText(strings.text("product.out.title"));
    out.setText(
        view.product().isEmpty()
            ? strings.text("product.out.none")
            : strings.text("product.out.text", view.product()));
    export.setText(strings.text("product.out.write"));
    export.setDisable(view.product().isEmpty() || view.busy());
  }

  private void save() {
    FileChooser chooser = chooser();
    chooser.setInitialFileName(
        model.viewProperty().get().product().replaceAll("[^\\p{L}\\p{N}-]+", "-") + ENDING);
    File file = chooser.showSaveDialog(getScene().getWindow());
    if (file != null) {
      model.export(isProduct(file) ? file.toPath() : Path.of(file.getPath() + ENDING));
    }
  }

  private void pick() {
    File file = chooser().showOpenDialog(getScene().getWindow());
    if (file != null) {
      model.look(file.toPath());
    }
  }

  private static FileChooser chooser() {
    FileChooser chooser = new FileChooser();
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Tenshot", "*" + ENDING));
    return chooser;
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof Button focused) {
      focused.fire();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      model.leave();
    } else {
      return;
    }
    event.consume();
  }
}
