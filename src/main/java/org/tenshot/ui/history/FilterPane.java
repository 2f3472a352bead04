package org.tenshot.ui.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Verdict;
import org.tenshot.store.HistoryFilter;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.StyleClasses;

/// What the list is cut down to.
final class FilterPane extends FlowPane {

  private final Strings strings;
  private final HistoryViewModel model;
  private final Map<String, Verdict.Kind> kinds = new LinkedHashMap<>();
  private final List<Button> verdicts = new ArrayList<>();
  private final ComboBox<String> periods = box("filter-period");
  private final ComboBox<String> shifts = box("filter-shift");
  private final ComboBox<String> classes = box("filter-class");
  private final ComboBox<String> heads = box("filter-head");
  private final TextField part = field("filter-part");
  private final TextField lot = field("filter-lot");
  private final TextField serial = field("filter-serial");
  private final TextField least = field("filter-least");
  private final TextField most = field("filter-most");
  private boolean filling;

  FilterPane(Strings strings, HistoryViewModel model) {
    this.strings = strings;
    this.model = model;
    getStyleClass().add("history-filters");
    setAlignment(Pos.CENTER_LEFT);
    kinds.put("verdict.reject", Verdict.Kind.REJECT);
    kinds.put("verdict.review", Verdict.Kind.REVIEW);
    kinds.put("verdict.pass", Verdict.Kind.PASS);
    kinds.put("verdict.no-part", Verdict.Kind.NO_PART);
    kinds.put("verdict.fault", Verdict.Kind.FAULT);
    verdicts.add(verdict("filter-all", null));
    kinds.forEach((key, kind) -> verdicts.add(verdict("filter-" + kind, kind)));
    getChildren().addAll(verdicts);
    getChildren().addAll(periods, shifts, classes, heads, part, lot, serial, least, most);
    chosen(periods, this::in);
    chosen(shifts, at -> criteria().inShift(at == 0 ? null : at));
    chosen(classes, at -> criteria().ofClass(at == 0 ? null : classes.getItems().get(at)));
    chosen(heads, at -> criteria().by(at == 0 ? null : heads.getItems().get(at)));
    for (TextField own : List.of(part, lot, serial)) {
      own.setOnAction(
          event -> model.ask(criteria().of(new PartId(text(part), text(lot), text(serial)))));
    }
    for (TextField own : List.of(least, most)) {
      own.setOnAction(event -> sure());
    }
  }

  private Criteria in(int period) {
    Criteria.Period[] all = Criteria.Period.values();
    return period < all.length ? criteria().in(all[period]) : criteria();
  }

  private Criteria criteria() {
    return model.viewProperty().get().criteria();
  }

  private void sure() {
    try {
      model.ask(criteria().sure(share(least, 0), share(most, 1)));
    } catch (NumberFormatException wrong) {
      model.failed(strings.text("history.sure-wrong"));
    }
  }

  /// Per cent as a person types them.
  private static double share(TextField field, double otherwise) {
    String typed = text(field);
    return typed == null
        ? otherwise
        : Double.parseDouble(typed.replace(',', '.').replace("%", "").strip()) / 100;
  }

  private static @Nullable String text(TextField field) {
    String typed = field.getText().strip();
    return typed.isEmpty() ? null : typed;
  }

  private Button verdict(String id, Verdict.@Nullable Kind kind) {
    Button button = new Button();
    button.setId(id);
    button.setFocusTraversable(false);
    button.setOnAction(event -> model.ask(criteria().with(kind)));
    return button;
  }

  static ComboBox<String> box(String id) {
    ComboBox<String> box = new ComboBox<>();
    box.setId(id);
    box.getStyleClass().add("encoder-names");
    return box;
  }

  static TextField field(String id) {
    TextField field = new TextField();
    field.setId(id);
    field.getStyleClass().add("history-field");
    field.setPrefColumnCount(7);
    return field;
  }

  private interface Change {
    Criteria to(int at);
  }

  private void chosen(ComboBox<String> box, Change change) {
    Consumer<Number> choose =
        at -> {
          if (!filling && at.intValue() >= 0) {
            model.ask(change.to(at.intValue()));
          }
        };
    box.getSelectionModel()
        .selectedIndexProperty()
        .addListener((at, before, now) -> choose.accept(now));
  }

  void show(HistoryView view) {
    filling = true;
    Criteria now = view.criteria();
    List<String> names = new ArrayList<>(kinds.keySet());
    for (int i = 0; i < verdicts.size(); i++) {
      Verdict.Kind kind = i == 0 ? null : kinds.get(names.get(i - 1));
      verdicts.get(i).setText(strings.text(i == 0 ? "teach.filter.all" : names.get(i - 1)));
      StyleClasses.set(
          verdicts.get(i),
          "button",
          "filter",
          Objects.equals(now.verdict(), kind) ? "filter-on" : "filter-off");
    }
    HistoryFacts facts = view.facts();
    fillPeriods(now);
    Integer shift = now.shift();
    fill(shifts, shifts(strings, facts), shift == null ? 0 : shift);
    named(
        classes,
        "history.all-classes",
        facts == null ? List.of() : facts.classes(),
        now.className());
    named(heads, "history.all-heads", facts == null ? List.of() : facts.heads(), now.head());
    part.setPromptText(strings.text("history.part"));
    lot.setPromptText(strings.text("history.lot"));
    serial.setPromptText(strings.text("history.serial"));
    least.setPromptText(strings.text("history.sure-from"));
    most.setPromptText(strings.text("history.sure-to"));
    for (Node own : getChildren()) {
      own.setDisable(facts == null);
    }
    filling = false;
  }

  /// The time of an event stands behind the others while its inspections are shown.
  private void fillPeriods(Criteria now) {
    List<String> times = new ArrayList<>();
    for (Criteria.Period period : Criteria.Period.values()) {
      times.add(strings.text("history.period." + period));
    }
    Criteria.Moment moment = now.moment();
    if (moment != null) {
      times.add(words(moment));
    }
    fill(periods, times, moment == null ? now.period().ordinal() : times.size() - 1);
  }

  private String words(Criteria.Moment moment) {
    String from = strings.moment(moment.from());
    String time =
        moment.to().equals(HistoryFilter.Stretch.ALWAYS.to())
            ? strings.text("history.time.since", from)
            : strings.text(
                "history.time.between",
                from,
                strings.day(moment.from()).equals(strings.day(moment.to()))
                    ? strings.clock(moment.to())
                    : strings.moment(moment.to()));
    return moment.line() == null
        ? time
        : time + " · " + strings.text("history.event.line", moment.line());
  }

  /// What can be chosen of shifts: all, or one by its number.
  static List<String> shifts(Strings strings, @Nullable HistoryFacts facts) {
    List<String> numbers = new ArrayList<>(List.of(strings.text("history.all-shifts")));
    for (int i = 1; facts != null && i <= facts.shifts().starts().size(); i++) {
      numbers.add(strings.text("history.shift", i));
    }
    return numbers;
  }

  private void named(
      ComboBox<String> box, String all, List<String> names, @Nullable String chosen) {
    List<String> items = new ArrayList<>(List.of(strings.text(all)));
    items.addAll(names);
    fill(box, items, chosen == null ? 0 : Math.max(0, items.indexOf(chosen)));
  }

  static void fill(ComboBox<String> box, List<String> items, int chosen) {
    if (!box.getItems().equals(items)) {
      box.getItems().setAll(items);
    }
    if (box.getSelectionModel().getSelectedIndex() != chosen) {
      box.getSelectionModel().select(chosen);
    }
  }
}
