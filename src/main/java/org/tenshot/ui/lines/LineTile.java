package org.tenshot.ui.lines;

import java.util.List;
import java.util.Locale;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.PictureWorker;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.StyleClasses;
import org.tenshot.ui.line.Alert;
import org.tenshot.ui.line.LineFacts;
import org.tenshot.ui.line.LineView;

/// One line of the overview: its number key, name and product, the live picture, the large word,
/// the worst that a person must mend, and the counts. A click opens the line's own screen.
final class LineTile extends VBox implements AutoCloseable {

  private final ShownLine shown;
  private final Strings strings;
  private final Label name = new Label();
  private final Label product = new Label();
  private final Label state = new Label();
  private final Label alert = new Label();
  private final TilePicture picture;
  private final TileVerdict verdict;
  private final TileCounts counts;
  private final ChangeListener<LineView> news = (at, before, now) -> show(now);

  /// How much room there is.
  enum Shape {
    /// The word stands beside the picture.
    WIDE,
    /// The word stands below the picture.
    TALL
  }

  /// @param number key that opens it, from 1
  LineTile(
      int number,
      Shape shape,
      ShownLine shown,
      Strings strings,
      PictureWorker worker,
      FxBridge bridge,
      Runnable open) {
    this.shown = shown;
    this.strings = strings;
    this.picture = new TilePicture(strings, worker, bridge);
    this.verdict = new TileVerdict(strings);
    this.counts = new TileCounts(strings);
    setId("line-tile-" + number);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    setOnMouseClicked(event -> open.run());
    Pane body = shape == Shape.TALL ? new VBox(picture, verdict) : new HBox(picture, verdict);
    body.getStyleClass().add("tile-body");
    body.setMinHeight(0);
    HBox.setHgrow(picture, Priority.ALWAYS);
    HBox.setHgrow(verdict, Priority.ALWAYS);
    VBox.setVgrow(picture, Priority.ALWAYS);
    VBox.setVgrow(verdict, Priority.ALWAYS);
    VBox.setVgrow(body, Priority.ALWAYS);
    alert.getStyleClass().add("tile-alert");
    alert.setWrapText(true);
    alert.setMaxWidth(Double.MAX_VALUE);
    getChildren().addAll(head(number), body, alert, counts);
    setMinSize(0, 0);
    shown.line().viewProperty().addListener(news);
  }

  private HBox head(int number) {
    Label key = new Label(Integer.toString(number));
    key.getStyleClass().add("key");
    name.getStyleClass().add("tile-name");
    name.setMinWidth(USE_PREF_SIZE);
    product.getStyleClass().add("tile-product");
    product.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(product, Priority.ALWAYS);
    state.getStyleClass().add("tile-state");
    state.setMinWidth(USE_PREF_SIZE);
    HBox head = new HBox(key, name, product, state);
    head.getStyleClass().add("tile-head");
    head.setAlignment(Pos.CENTER_LEFT);
    head.setMinHeight(USE_PREF_SIZE);
    return head;
  }

  /// Takes the live picture of its line.
  void open() {
    shown.line().showFrames((frame, box) -> picture.offer(frame));
    draw();
  }

  /// Draws how the line stands, such as in another language.
  void draw() {
    show(shown.line().viewProperty().get());
  }

  private void show(LineView view) {
    LineFacts facts = view.facts();
    name.setText(shown.title());
    product.setText(facts == null ? strings.text("top.no-product") : facts.product());
    state.setText(strings.text(view.stateKey()));
    List<Alert> alerts = view.alerts();
    StyleClasses.set(
        this,
        "line-tile",
        alerts.isEmpty() ? "line-tile-well" : "line-tile-" + slug(alerts.getFirst()));
    alert.setVisible(!alerts.isEmpty());
    alert.setManaged(!alerts.isEmpty());
    if (!alerts.isEmpty()) {
      Alert worst = alerts.getFirst();
      StyleClasses.set(alert, "label", "tile-alert", "alert-" + slug(worst));
      alert.setText(strings.text("alert." + worst.kind()) + "  " + strings.say(worst.saying()));
    }
    picture.show(view);
    verdict.show(view);
    counts.show(view.counts());
    setAccessibleText(
        strings.text(
            "lines.tile", name.getText(), product.getText(), state.getText(), verdict.words()));
  }

  private static String slug(Alert alert) {
    return alert.kind().name().toLowerCase(Locale.ROOT);
  }

  /// Hears no more of the line.
  @Override
  public void close() {
    shown.line().viewProperty().removeListener(news);
  }
}
