package org.tenshot.ui.history;

import javafx.event.ActionEvent;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.tenshot.ui.common.DigitKey;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.NoticePane;
import org.tenshot.ui.common.PictureWorker;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.StyleClasses;
import org.tenshot.ui.common.Theme;
import org.tenshot.ui.common.Thumbnails;
import org.tenshot.ui.common.TitleBar;

/// The screen for looking back: parts, figures, and what happened. Everything can be done by keys:
/// F2 to F4 choose a side, arrows move, numbers label, Esc goes back. A picture that is dropped on
/// the window is looked for.
public final class HistoryScreen extends StackPane implements AutoCloseable {

  private final HistoryViewModel model;
  private final FiguresViewModel figures;
  private final GroupsViewModel groups;
  private final EventsViewModel events;
  private final Strings strings;
  private final PictureWorker worker;
  private final Button listArea = new Button();
  private final Button figuresArea = new Button();
  private final Button eventsArea = new Button();
  private final TitleBar top;
  private final ListPane list;
  private final FiguresPane charts;
  private final EventsPane happened;
  private final NoticePane notice;

  /// On the drawing thread, after {@link Theme#install()}.
  ///
  /// @param actions what is asked of the station
  /// @param sorting what is asked of it about groups of rejects
  /// @param telling what is asked of it about events
  /// @param strings of all screens
  public HistoryScreen(
      HistoryActions actions, GroupActions sorting, EventActions telling, Strings strings) {
    this.strings = strings;
    FxBridge bridge = new FxBridge(strings);
    this.worker = new PictureWorker(bridge);
    this.model = new HistoryViewModel(actions, strings, bridge);
    this.figures = new FiguresViewModel(actions, strings, bridge, model);
    this.groups = new GroupsViewModel(sorting, strings, bridge, model);
    this.events = new EventsViewModel(telling, strings, bridge, model);
    Thumbnails pictures = new Thumbnails(actions::picture, bridge, worker);
    this.list = new ListPane(strings, model, pictures);
    this.charts =
        new FiguresPane(strings, figures, new GroupsPane(strings, groups, pictures), groups);
    this.happened = new EventsPane(strings, events);
    this.notice = new NoticePane(strings, model::forgetNotice);
    this.top = new TitleBar("history-back", model::leave);
    Theme.dress(this, strings);
    area(listArea, "area-list", event -> model.show(HistoryView.Side.LIST));
    area(figuresArea, "area-figures", event -> showFigures());
    area(eventsArea, "area-events", event -> events.comeForward());
    StackPane body = new StackPane(list, charts, happened);
    body.setMinHeight(0);
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().addAll(new VBox(top, body), notice);
    setAlignment(notice, Pos.BOTTOM_LEFT);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    setOnDragOver(HistoryScreen::over);
    setOnDragDropped(this::dropped);
    model.viewProperty().addListener((at, before, now) -> show(now));
    model.noticeProperty().addListener((at, before, now) -> notice.show(now));
    strings
        .languageProperty()
        .addListener(
            (at, before, now) -> {
              figures.publish();
              show(model.viewProperty().get());
            });
    show(model.viewProperty().get());
  }

  /// Asks the station for everything anew: whenever the screen comes to the front.
  public void open() {
    model.open();
  }

  /// Ends the screen's thread; before the window goes.
  @Override
  public void close() {
    worker.close();
  }

  /// Puts something into the top bar, such as who is logged in.
  public void showOnTop(Node more) {
    top.add(more);
  }

  private void area(Button button, String id, EventHandler<ActionEvent> action) {
    button.setId(id);
    button.setFocusTraversable(false);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(action);
    top.add(button);
  }

  private void showFigures() {
    model.show(HistoryView.Side.FIGURES);
    if (!groups.viewProperty().get().open()) {
      figures.open();
    }
  }

  private void show(HistoryView view) {
    HistoryFacts facts = view.facts();
    top.speak(
        strings.text("teach.back"),
        facts == null ? "" : strings.text("history.title", strings.number(facts.total())));
    area(listArea, "history.area.list", view.side() == HistoryView.Side.LIST, list);
    area(figuresArea, "history.area.figures", view.side() == HistoryView.Side.FIGURES, charts);
    area(eventsArea, "history.area.events", view.side() == HistoryView.Side.EVENTS, happened);
    switch (view.side()) {
      case LIST -> list.show(view);
      case FIGURES -> charts.speak();
      case EVENTS -> happened.speak();
    }
  }

  private void area(Button button, String key, boolean front, Node pane) {
    button.setText(strings.text(key));
    StyleClasses.set(button, "button", "area", front ? "filter-on" : "filter-off");
    pane.setVisible(front);
  }

  private static void over(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
    }
    event.consume();
  }

  private void dropped(DragEvent event) {
    boolean any = event.getDragboard().hasFiles();
    if (any) {
      model.show(HistoryView.Side.LIST);
      model.find(new Wanted.PictureFile(event.getDragboard().getFiles().getFirst().toPath()));
    }
    event.setDropCompleted(any);
    event.consume();
  }

  private void pressed(KeyEvent event) {
    boolean typing = event.getTarget() instanceof TextInputControl;
    if (typing && event.getCode() == KeyCode.ESCAPE) {
      requestFocus();
      event.consume();
    } else if (typing && !event.getCode().isFunctionKey()
        || event.getTarget() instanceof ComboBoxBase && ofBox(event.getCode())
        || event.isAltDown()
        || event.isMetaDown()) {
      return;
    } else if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof Button focused) {
      focused.fire();
      event.consume();
    } else if (anywhere(event.getCode()) || inFront(event.getCode())) {
      event.consume();
    }
  }

  /// What chooses in a box that lists things.
  private static boolean ofBox(KeyCode code) {
    return code == KeyCode.UP || code == KeyCode.DOWN || code == KeyCode.ENTER;
  }

  private boolean inFront(KeyCode code) {
    return switch (model.viewProperty().get().side()) {
      case LIST -> inList(code);
      case FIGURES -> false;
      case EVENTS -> inEvents(code);
    };
  }

  private boolean anywhere(KeyCode code) {
    switch (code) {
      case F2 -> model.show(HistoryView.Side.LIST);
      case F3 -> showFigures();
      case F4 -> events.comeForward();
      case Z -> model.undoLast();
      case ESCAPE -> back();
      default -> {
        return false;
      }
    }
    return true;
  }

  /// From what is looked for to the list, from the time of an event to the events, and out.
  private void back() {
    HistoryView view = model.viewProperty().get();
    boolean inList = view.side() == HistoryView.Side.LIST;
    if (view.side() != HistoryView.Side.EVENTS && view.wanted() != null) {
      model.forgetSearch();
    } else if (inList && view.criteria().moment() != null) {
      events.comeForward();
    } else {
      model.leave();
    }
  }

  private boolean inEvents(KeyCode code) {
    switch (code) {
      case UP -> events.move(-1);
      case DOWN -> events.move(1);
      case PAGE_UP -> events.move(-EventsPane.ROWS_OF_A_PAGE);
      case PAGE_DOWN -> events.move(EventsPane.ROWS_OF_A_PAGE);
      case LEFT -> events.turnTopic(-1);
      case RIGHT -> events.turnTopic(1);
      case ENTER -> events.showParts();
      case E -> happened.export();
      default -> {
        return false;
      }
    }
    happened.reveal();
    return true;
  }

  private boolean inList(KeyCode code) {
    switch (code) {
      case LEFT -> model.move(-1);
      case RIGHT -> model.move(1);
      case UP -> model.move(-list.columns());
      case DOWN -> model.move(list.columns());
      case PAGE_UP -> model.move(-list.columns() * ListPane.ROWS_OF_A_PAGE);
      case PAGE_DOWN -> model.move(list.columns() * ListPane.ROWS_OF_A_PAGE);
      case K -> model.likeThis();
      case S -> model.askSince();
      case PLUS, ADD, EQUALS -> model.mark(Marks.Mark.LIKE);
      case MINUS, SUBTRACT -> model.mark(Marks.Mark.UNLIKE);
      case F -> list.searchWords();
      default -> {
        return number(code);
      }
    }
    list.reveal();
    return true;
  }

  private boolean number(KeyCode code) {
    int number = DigitKey.number(code);
    if (number == 0) {
      return false;
    }
    model.label(number);
    return true;
  }
}
