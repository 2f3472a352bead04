package org.tenshot.ui.history;

import javafx.event.ActionEvent;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
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

/// The screen for looking back: parts on the one side, figures on the other. Everything can be done
/// by keys: F2 and F3 choose a side, arrows move, numbers label, Esc goes back. A picture that is
/// dropped on the window is looked for.
public final class HistoryScreen extends StackPane implements AutoCloseable {

  private final HistoryViewModel model;
  private final FiguresViewModel figures;
  private final GroupsViewModel groups;
  private final Strings strings;
  private final PictureWorker worker;
  private final Button listArea = new Button();
  private final Button figuresArea = new Button();
  private final TitleBar top;
  private final ListPane list;
  private final FiguresPane charts;
  private final NoticePane notice;

  /// On the drawing thread, after {@link Theme#install()}.
  ///
  /// @param actions what is asked of the station
  /// @param sorting what is asked of it about groups of rejects
  /// @param strings of all screens
  public HistoryScreen(HistoryActions actions, GroupActions sorting, Strings strings) {
    this.strings = strings;
    FxBridge bridge = new FxBridge(strings);
    this.worker = new PictureWorker(bridge);
    this.model = new HistoryViewModel(actions, strings, bridge);
    this.figures = new FiguresViewModel(actions, strings, bridge, model);
    this.groups = new GroupsViewModel(sorting, strings, bridge, model);
    Thumbnails pictures = new Thumbnails(actions::picture, bridge, worker);
    this.list = new ListPane(strings, model, pictures);
    this.charts =
        new FiguresPane(strings, figures, new GroupsPane(strings, groups, pictures), groups);
    this.notice = new NoticePane(strings, model::forgetNotice);
    this.top = new TitleBar("history-back", model::leave);
    Theme.dress(this, strings);
    area(listArea, "area-list", event -> showFigures(false));
    area(figuresArea, "area-figures", event -> showFigures(true));
    StackPane body = new StackPane(list, charts);
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

  private void showFigures(boolean wish) {
    model.showFigures(wish);
    if (wish && !groups.viewProperty().get().open()) {
      figures.open();
    }
  }

  private void show(HistoryView view) {
    HistoryFacts facts = view.facts();
    top.speak(
        strings.text("teach.back"),
        facts == null ? "" : strings.text("history.title", strings.number(facts.total())));
    listArea.setText(strings.text("history.area.list"));
    figuresArea.setText(strings.text("history.area.figures"));
    StyleClasses.set(listArea, "button", "area", view.figures() ? "filter-off" : "filter-on");
    StyleClasses.set(figuresArea, "button", "area", view.figures() ? "filter-on" : "filter-off");
    list.setVisible(!view.figures());
    charts.setVisible(view.figures());
    if (view.figures()) {
      charts.speak();
    } else {
      list.show(view);
    }
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
      model.showFigures(false);
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
        || event.isAltDown()
        || event.isMetaDown()) {
      return;
    } else if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof Button focused) {
      focused.fire();
      event.consume();
    } else if (anywhere(event.getCode())
        || !model.viewProperty().get().figures() && inList(event.getCode())) {
      event.consume();
    }
  }

  private boolean anywhere(KeyCode code) {
    switch (code) {
      case F2 -> showFigures(false);
      case F3 -> showFigures(true);
      case Z -> model.undoLast();
      case ESCAPE -> {
        if (model.viewProperty().get().wanted() == null) {
          model.leave();
        } else {
          model.forgetSearch();
        }
      }
      default -> {
        return false;
      }
    }
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
