package org.tenshot.ui.history;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.tenshot.store.EventTopic;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.StyleClasses;

/// What happened, newest first, and what the list is cut down to.
final class EventsPane extends VBox {

  /// What the keys for a page move by.
  static final int ROWS_OF_A_PAGE = 6;

  private static final double NEARLY_AT_THE_END = 0.98;

  private final Strings strings;
  private final EventsViewModel model;
  private final Map<EventTopic, Button> topics = new EnumMap<>(EventTopic.class);
  private final ComboBox<String> periods = FilterPane.box("events-period");
  private final ComboBox<String> shifts = FilterPane.box("events-shift");
  private final ComboBox<String> lines = FilterPane.box("events-line");
  private final TextField from = FilterPane.field("events-from");
  private final TextField to = FilterPane.field("events-to");
  private final Button export = new Button();
  private final Label hint = new Label();
  private final Label none = new Label();
  private final VBox rows = new VBox();
  private final ScrollPane scroll = new ScrollPane(rows);
  private final List<EventRow> known = new ArrayList<>();
  private boolean filling;

  EventsPane(Strings strings, EventsViewModel model) {
    this.strings = strings;
    this.model = model;
    getStyleClass().addAll("column", "teach-label");
    FlowPane about = flow();
    for (EventTopic topic : EventTopic.values()) {
      topics.put(topic, button("events-" + topic, () -> model.ask(criteria().about(topic))));
    }
    about.getChildren().addAll(topics.values());
    FlowPane when = flow();
    button(export, "events-export", this::export);
    when.getChildren().addAll(periods, shifts, lines, from, to, export);
    chosen(periods, at -> criteria().in(Criteria.Period.values()[at]));
    chosen(shifts, at -> criteria().inShift(at == 0 ? null : at));
    chosen(lines, at -> criteria().on(at == 0 ? null : lines.getItems().get(at)));
    for (TextField own : List.of(from, to)) {
      own.setPrefColumnCount(14);
      own.setOnAction(event -> model.between(from.getText(), to.getText()));
    }
    hint.getStyleClass().add("teach-hint");
    hint.setWrapText(true);
    hint.setMinHeight(USE_PREF_SIZE);
    none.setId("events-none");
    none.getStyleClass().add("proof-verdict");
    rows.getStyleClass().add("event-rows");
    scroll.setId("events-scroll");
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("gallery-scroll");
    scroll
        .vvalueProperty()
        .addListener(
            (at, before, now) -> {
              if (now.doubleValue() > NEARLY_AT_THE_END) {
                model.more();
              }
            });
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(about, when, none, scroll, hint);
    setMinHeight(0);
    model.viewProperty().addListener((at, before, now) -> show(now));
  }

  private EventCriteria criteria() {
    return model.viewProperty().get().criteria();
  }

  private static FlowPane flow() {
    FlowPane flow = new FlowPane();
    flow.getStyleClass().add("history-filters");
    flow.setAlignment(Pos.CENTER_LEFT);
    flow.setMinHeight(USE_PREF_SIZE);
    return flow;
  }

  private static Button button(String id, Runnable task) {
    Button button = new Button();
    button(button, id, task);
    return button;
  }

  private static void button(Button button, String id, Runnable task) {
    button.setId(id);
    button.setFocusTraversable(false);
    button.getStyleClass().add("filter");
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(event -> task.run());
  }

  private void chosen(ComboBox<String> box, IntFunction<EventCriteria> change) {
    box.getSelectionModel()
        .selectedIndexProperty()
        .addListener(
            (at, before, now) -> {
              if (!filling && now.intValue() >= 0) {
                model.ask(change.apply(now.intValue()));
              }
            });
  }

  /// Asks where the list is to be written.
  void export() {
    SaveDialog.ask(this, "events", model::export, "CSV");
  }

  /// Takes up the language and what is known.
  void speak() {
    show(model.viewProperty().get());
  }

  private void show(EventsView view) {
    showFilters(view);
    boolean empty = view.rows().isEmpty();
    none.setVisible(empty);
    none.setManaged(empty);
    none.setText(strings.text(view.busy() ? "history.busy" : "history.events.none"));
    hint.setText(strings.text("history.events.keys"));
    while (known.size() < view.rows().size()) {
      known.add(new EventRow(strings, known.size(), model::showParts));
    }
    for (int i = 0; i < view.rows().size(); i++) {
      known.get(i).show(view.rows().get(i), view.cursor() == i);
    }
    List<? extends Node> shown = known.subList(0, view.rows().size());
    if (!rows.getChildren().equals(shown)) {
      rows.getChildren().setAll(shown);
    }
  }

  private void showFilters(EventsView view) {
    filling = true;
    EventCriteria now = view.criteria();
    topics.forEach(
        (topic, own) -> {
          own.setText(strings.text("history.topic." + topic));
          StyleClasses.set(
              own, "button", "filter", topic == now.topic() ? "filter-on" : "filter-off");
        });
    List<String> times = new ArrayList<>();
    for (Criteria.Period period : Criteria.Period.values()) {
      times.add(strings.text("history.period." + period));
    }
    FilterPane.fill(periods, times, now.period().ordinal());
    HistoryFacts facts = view.facts();
    FilterPane.fill(
        shifts, FilterPane.shifts(strings, facts), now.shift() == null ? 0 : now.shift());
    List<String> names = new ArrayList<>(List.of(strings.text("history.events.all-lines")));
    names.addAll(facts == null ? List.of() : facts.lines());
    FilterPane.fill(lines, names, now.line() == null ? 0 : Math.max(0, names.indexOf(now.line())));
    lines.setVisible(names.size() > 2);
    lines.setManaged(names.size() > 2);
    from.setPromptText(strings.text("history.events.from"));
    to.setPromptText(strings.text("history.events.to"));
    export.setText(strings.text("history.events.export"));
    filling = false;
  }

  /// Brings the row that the cursor is on into view.
  void reveal() {
    int cursor = model.viewProperty().get().cursor();
    if (cursor >= 0 && cursor < known.size()) {
      double seen = scroll.getViewportBounds().getHeight();
      double height = rows.getHeight() - seen;
      double middle = known.get(cursor).getBoundsInParent().getCenterY() - seen / 2;
      scroll.setVvalue(height <= 0 ? 0 : Math.clamp(middle / height, 0, 1));
    }
  }
}
