package org.tenshot.ui.line;

import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.tenshot.domain.LineState;
import org.tenshot.domain.Verdict;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.NoticePane;
import org.tenshot.ui.common.PictureWorker;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.Symbol;
import org.tenshot.ui.common.Theme;

/// The operator's screen: live picture, verdict, last parts, counts, and what is wrong. Readable
/// from three metres, worked with gloves or without a mouse. A {@link javafx.scene.Parent} for the
/// scene of a window; {@link Theme#install()} comes before.
public final class LineScreen extends StackPane implements AutoCloseable {

  /// How often a verdict may grow old.
  private static final Duration TICK = Duration.millis(250);

  /// What the button with the longest words gets beyond its third of the row, in pixels.
  private static final double LONGER = 105;

  private final LineViewModel line;
  private final OperatorViewModel operator;
  private final Strings strings;
  private final PictureWorker worker;
  private final PicturePane picture;
  private final PartStrip strip;
  private final VerdictPane verdict;
  private final CountsPane counts;
  private final TopBar top;
  private final AlertPane alerts;
  private final NoticePane notice;
  private final QuestionPane question;
  private final Button wrong = button("wrong", MaterialDesignF.FLAG, "big-wrong");
  private final Button inspect = button("inspect", MaterialDesignC.CAMERA_IRIS, "big-inspect");
  private final Button start = button("start", MaterialDesignP.PLAY, "big-start");
  private final Button stop = button("stop", MaterialDesignS.STOP, "big-stop");
  private final Tooltip stopTip = TopBar.tip("");
  private final Timeline ticking;
  private boolean shown = true;

  /// On the drawing thread.
  ///
  /// @param line what is shown
  /// @param actions what is asked of the station
  /// @param strings of all screens; the language may change at any time
  public LineScreen(LineViewModel line, LineActions actions, Strings strings) {
    this.line = line;
    this.strings = strings;
    FxBridge bridge = new FxBridge(strings);
    this.worker = new PictureWorker(bridge);
    this.operator = new OperatorViewModel(line, actions, strings, bridge);
    this.picture = new PicturePane(strings, worker, bridge);
    this.strip = new PartStrip(strings, worker, operator::look);
    this.verdict = new VerdictPane(strings, line.clock());
    this.counts = new CountsPane(strings, line.clock(), operator::newShift);
    this.top = new TopBar(strings, operator);
    this.alerts = new AlertPane(strings);
    this.notice = new NoticePane(strings, operator::forgetNotice);
    this.question = new QuestionPane(strings, operator, worker);
    this.ticking = new Timeline(new KeyFrame(TICK, event -> line.tick()));
    Theme.dress(this, strings);
    getChildren().addAll(content(), notice, question);
    setAlignment(notice, Pos.BOTTOM_LEFT);
    // The three share the row, but this one has the longer words.
    wrong.setPrefWidth(LONGER);
    connect();
    new LineKeys(this, operator, question);
  }

  /// Puts something into the top bar, such as who is logged in.
  public void showOnTop(Node more) {
    top.add(more);
  }

  /// Says of which line it is and where Esc and a button lead; for one of several.
  ///
  /// @param name as the station calls it; empty for the only one
  /// @param overview leaves this screen; null where there is none to go back to
  public void belongsTo(String name, @Nullable Runnable overview) {
    top.call(name);
    top.leadsBack(overview != null);
    operator.leavesTo(overview == null ? () -> {} : overview);
  }

  /// Takes the live picture and draws what is new: when the screen comes to the front again.
  public void open() {
    shown = true;
    line.showFrames(picture::offer);
    ticking.play();
    show(line.viewProperty().get());
  }

  /// Lets somebody else have the live picture, and draws nothing until it is opened again.
  public void leave() {
    shown = false;
    ticking.pause();
    line.lookAtBelt();
  }

  /// Asks for a profile, the last one preselected: for the start of the program.
  public void askProfile() {
    operator.askProfile();
  }

  /// Lets go of the line and ends the screen's thread; before the window goes.
  @Override
  public void close() {
    ticking.stop();
    line.showFrames(null);
    worker.close();
  }

  private void connect() {
    wrong.setOnAction(event -> operator.askWrong());
    inspect.setOnAction(event -> operator.trigger());
    start.setOnAction(event -> operator.start());
    stop.setOnAction(event -> operator.stop());
    line.viewProperty().addListener((at, before, now) -> showIfSeen(now));
    strings.languageProperty().addListener((at, before, now) -> speak());
    operator.noticeProperty().addListener((at, before, now) -> notice.show(now));
    line.showFrames(picture::offer);
    ticking.setCycleCount(Animation.INDEFINITE);
    ticking.play();
    speak();
  }

  /// Takes up the language.
  private void speak() {
    top.speak();
    counts.speak();
    wrong.setTooltip(TopBar.tip(strings.text("button.wrong.tip")));
    inspect.setText(strings.text("button.inspect"));
    inspect.setTooltip(TopBar.tip(strings.text("button.inspect.tip")));
    start.setText(strings.text("button.start"));
    start.setTooltip(TopBar.tip(strings.text("button.start.tip")));
    stop.setText(strings.text("button.stop"));
    stop.setTooltip(stopTip);
    show(line.viewProperty().get());
  }

  private void showIfSeen(LineView view) {
    if (shown) {
      show(view);
    }
  }

  private void show(LineView view) {
    top.show(view);
    alerts.show(view.alerts());
    picture.show(view);
    strip.show(view);
    verdict.show(view);
    counts.show(view);
    showWrong(view.meant());
    inspect.setVisible(view.isByKey());
    inspect.setManaged(view.isByKey());
    inspect.setDisable(!view.isLive());
    boolean fault = view.state() == LineState.FAULT;
    start.setDisable(view.state() != LineState.STOPPED && !fault);
    stop.setDisable(view.state() == LineState.STOPPED);
    // The space bar starts a line in a fault again.
    stopTip.setText(strings.text(fault ? "button.stop" : "button.stop.tip"));
  }

  /// A part that the station is not sure of was not judged wrongly: somebody has to say what it is.
  private void showWrong(@Nullable Part meant) {
    boolean unsure = meant != null && meant.kind() == Verdict.Kind.REVIEW;
    wrong.setText(strings.text(unsure ? "button.what" : "button.wrong"));
    wrong.setDisable(meant == null);
  }

  private Region content() {
    VBox left = new VBox(picture, strip);
    left.getStyleClass().add("column");
    VBox.setVgrow(picture, Priority.ALWAYS);
    HBox buttons = new HBox(wrong, start, stop);
    buttons.getStyleClass().add("buttons");
    List.of(wrong, start, stop).forEach(button -> HBox.setHgrow(button, Priority.ALWAYS));
    VBox right = new VBox(verdict, counts, inspect, buttons);
    right.getStyleClass().add("column");
    VBox.setVgrow(verdict, Priority.ALWAYS);
    GridPane columns = new GridPane();
    columns.getStyleClass().add("columns");
    columns.getColumnConstraints().addAll(percent(60), percent(40));
    RowConstraints row = new RowConstraints();
    row.setVgrow(Priority.ALWAYS);
    row.setFillHeight(true);
    columns.getRowConstraints().add(row);
    columns.addRow(0, left, right);
    VBox.setVgrow(columns, Priority.ALWAYS);
    return new VBox(top, alerts, columns);
  }

  private static ColumnConstraints percent(double width) {
    ColumnConstraints column = new ColumnConstraints();
    column.setPercentWidth(width);
    return column;
  }

  private static Button button(String id, Ikon icon, String style) {
    Button button = new Button("", new Symbol(icon));
    button.setId(id);
    button.getStyleClass().addAll("big-button", style);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setPrefWidth(0);
    return button;
  }
}
