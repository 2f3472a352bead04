package org.tenshot.ui.lines;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.tenshot.ui.common.ChoicePane;
import org.tenshot.ui.common.FullScreen;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.NoticePane;
import org.tenshot.ui.common.PictureWorker;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.Symbol;
import org.tenshot.ui.common.Theme;

/// All lines of the station at a glance. A number key or a click opens the screen of one. After
/// {@link Theme#install()}, on the drawing thread.
public final class LinesScreen extends StackPane implements AutoCloseable {

  /// How often a verdict may grow old.
  private static final Duration TICK = Duration.millis(250);

  private final LinesViewModel model;
  private final Strings strings;
  private final FxBridge bridge;
  private final PictureWorker worker;
  private final HBox top = new HBox();
  private final Label title = new Label();
  private final Button start = button("start-all", MaterialDesignP.PLAY);
  private final Button stop = button("stop-all", MaterialDesignS.STOP);
  private final Button add = button("add-line", MaterialDesignP.PLUS);
  private final Button remove = button("remove-line", MaterialDesignM.MINUS);
  private final Button language = button("language", MaterialDesignT.TRANSLATE);
  private final Button fullScreen = button("full-screen", MaterialDesignF.FULLSCREEN);
  private final GridPane grid = new GridPane();
  private final ChoicePane choices;
  private final NoticePane notice;
  private final List<LineTile> tiles = new ArrayList<>();
  private final Timeline ticking;
  private List<ShownLine> lines = List.of();

  /// @param actions what is asked of the station
  /// @param strings of all screens; the language may change at any time
  public LinesScreen(LinesActions actions, Strings strings) {
    this.strings = strings;
    this.bridge = new FxBridge(strings);
    this.worker = new PictureWorker(bridge);
    this.model = new LinesViewModel(actions, strings, bridge);
    this.choices = new ChoicePane(strings, model::giveUp);
    this.notice = new NoticePane(strings, model::forgetNotice);
    this.ticking =
        new Timeline(new KeyFrame(TICK, event -> lines.forEach(each -> each.line().tick())));
    ticking.setCycleCount(Animation.INDEFINITE);
    Theme.dress(this, strings);
    grid.getStyleClass().add("line-tiles");
    VBox.setVgrow(grid, Priority.ALWAYS);
    fillTop();
    getChildren().addAll(new VBox(top, grid), notice, choices);
    setAlignment(notice, Pos.BOTTOM_LEFT);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    model.noticeProperty().addListener((at, before, now) -> notice.show(now));
    model.questionProperty().addListener((at, before, now) -> ask(now));
    strings.languageProperty().addListener((at, before, now) -> speak());
    speak();
  }

  private void fillTop() {
    title.getStyleClass().add("product");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    start.setOnAction(event -> model.startAll());
    stop.setOnAction(event -> model.stopAll());
    add.setOnAction(event -> model.askAdd());
    remove.setOnAction(event -> model.askRemove());
    language.setOnAction(event -> model.askLanguage());
    fullScreen.setOnAction(event -> FullScreen.toggle(getScene()));
    language.getStyleClass().setAll("button", "square-button");
    fullScreen.getStyleClass().setAll("button", "square-button");
    top.getStyleClass().add("top");
    top.setAlignment(Pos.CENTER_LEFT);
    top.setMinHeight(USE_PREF_SIZE);
    top.getChildren().addAll(title, start, stop, add, remove, language, fullScreen);
  }

  private static Button button(String id, Ikon icon) {
    Button button = new Button("", new Symbol(icon));
    button.setId(id);
    button.getStyleClass().add("top-button");
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }

  /// Puts something into the top bar, such as who is logged in.
  public void showOnTop(Node more) {
    top.getChildren().add(top.getChildren().indexOf(language), more);
  }

  /// Shows these lines from now on, in their order.
  public void show(List<ShownLine> now) {
    tiles.forEach(LineTile::close);
    tiles.clear();
    lines = List.copyOf(now);
    model.show(lines);
    int columns = (int) Math.ceil(Math.sqrt(lines.size()));
    LineTile.Shape shape = lines.size() > 2 ? LineTile.Shape.WIDE : LineTile.Shape.TALL;
    for (int i = 0; i < lines.size(); i++) {
      int place = i;
      tiles.add(
          new LineTile(
              i + 1, shape, lines.get(i), strings, worker, bridge, () -> model.open(place)));
    }
    grid.getChildren().clear();
    grid.getColumnConstraints().setAll(equal(columns));
    grid.getRowConstraints().clear();
    for (int i = 0; i < tiles.size(); i++) {
      grid.add(tiles.get(i), i % columns, i / columns);
      if (i % columns == 0) {
        RowConstraints row = new RowConstraints();
        row.setPercentHeight(100.0 / Math.ceilDiv(tiles.size(), columns));
        grid.getRowConstraints().add(row);
      }
    }
    speak();
  }

  private static List<ColumnConstraints> equal(int columns) {
    List<ColumnConstraints> all = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / columns);
      all.add(column);
    }
    return all;
  }

  /// Takes the live pictures: whenever the screen comes to the front.
  public void open() {
    tiles.forEach(LineTile::open);
    ticking.play();
  }

  /// Somebody else shows the lines.
  public void leave() {
    ticking.pause();
    model.giveUp();
  }

  private void speak() {
    title.setText(strings.text("lines.title", strings.number(lines.size())));
    start.setText(strings.text("lines.start-all"));
    stop.setText(strings.text("lines.stop-all"));
    add.setText(strings.text("lines.add"));
    remove.setText(strings.text("lines.remove"));
    language.setAccessibleText(strings.text("top.language.tip"));
    fullScreen.setAccessibleText(strings.text("top.full-screen.tip"));
    tiles.forEach(LineTile::draw);
  }

  private void ask(LinesViewModel.@Nullable Question question) {
    if (question == null) {
      choices.hide();
      requestFocus();
    } else {
      choices.ask(
          question.title(),
          question.more(),
          question.choices(),
          question.preselected(),
          null,
          List.of());
    }
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.F11) {
      FullScreen.toggle(getScene());
      event.consume();
    } else if (!choices.isVisible() && isPressed(event)) {
      event.consume();
    } else if (!choices.isVisible() && !event.isAltDown() && !event.isMetaDown() && act(event)) {
      event.consume();
    }
  }

  /// The button that the focus is on goes before the tile that a key would open.
  private static boolean isPressed(KeyEvent event) {
    boolean presses = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
    if (presses && event.getTarget() instanceof Button button) {
      button.fire();
      return true;
    }
    return false;
  }

  private boolean act(KeyEvent event) {
    int at = getScene().getFocusOwner() instanceof LineTile tile ? tiles.indexOf(tile) : -1;
    int columns = Math.max(1, grid.getColumnConstraints().size());
    switch (event.getCode()) {
      case LEFT -> focus(at - 1);
      case RIGHT -> focus(at + 1);
      case UP -> focus(at - columns);
      case DOWN -> focus(at + columns);
      case ENTER, SPACE -> model.open(at);
      case L -> model.askLanguage();
      default -> {
        if (!event.getText().matches("[1-9]")) {
          return false;
        }
        model.open(Integer.parseInt(event.getText()) - 1);
      }
    }
    return true;
  }

  private void focus(int place) {
    if (!tiles.isEmpty()) {
      tiles.get(Math.clamp(place, 0, tiles.size() - 1)).requestFocus();
    }
  }

  /// Ends the screen's thread; before the window goes.
  @Override
  public void close() {
    ticking.stop();
    tiles.forEach(LineTile::close);
    worker.close();
  }
}
