package org.tenshot.ui.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.tenshot.domain.Shifts;
import org.tenshot.statistics.Grouping;
import org.tenshot.statistics.RunRule;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.StyleClasses;

/// One chart or the groups of rejects, and what can be chosen about it.
final class FiguresPane extends VBox {

  private static final int SHOWN = 6;

  private final Strings strings;
  private final FiguresViewModel model;
  private final Map<FiguresViewModel.Kind, Button> kinds =
      new EnumMap<>(FiguresViewModel.Kind.class);
  private final Map<Grouping, Button> groupings = new EnumMap<>(Grouping.class);
  private final Map<Criteria.Period, Button> periods = new EnumMap<>(Criteria.Period.class);
  private final Map<RunRule.Family, Button> rules = new EnumMap<>(RunRule.Family.class);
  private final GroupsViewModel grouped;
  private final GroupsPane groups;
  private final Button groupsKind = button("chart-GROUPS", this::openGroups);
  private final Button png = button("save-png", this::savePng);
  private final Button svg = button("save-svg", () -> saveDrawing("SVG"));
  private final Button pdf = button("save-pdf", () -> saveDrawing("PDF"));
  private final HBox reports = new HBox();
  private final Label summary = new Label();
  private final StackPane chart = new StackPane();
  private final Label signals = new Label();
  private final FlowPane bottom;

  FiguresPane(Strings strings, FiguresViewModel model, GroupsPane groups, GroupsViewModel grouped) {
    this.strings = strings;
    this.model = model;
    this.groups = groups;
    this.grouped = grouped;
    getStyleClass().addAll("column", "teach-label");
    for (FiguresViewModel.Kind kind : FiguresViewModel.Kind.values()) {
      kinds.put(kind, button("chart-" + kind, () -> showChart(kind)));
    }
    for (Grouping grouping : Grouping.values()) {
      groupings.put(grouping, button("by-" + grouping, () -> model.by(grouping)));
    }
    for (Criteria.Period period : Criteria.Period.values()) {
      periods.put(period, button("in-" + period, () -> in(period)));
    }
    for (RunRule.Family family : RunRule.Family.values()) {
      rules.put(family, button("rules-" + family, () -> model.by(family)));
    }
    summary.setId("history-summary");
    summary.getStyleClass().add("proof-verdict");
    summary.setWrapText(true);
    summary.setMinHeight(USE_PREF_SIZE);
    signals.setId("history-signals");
    signals.setWrapText(true);
    signals.setMinHeight(USE_PREF_SIZE);
    chart.setId("chart");
    chart.getStyleClass().add("history-chart");
    chart.setMinHeight(0);
    VBox.setVgrow(chart, Priority.ALWAYS);
    reports.getStyleClass().add("history-reports");
    bottom = bottom();
    VBox.setVgrow(groups, Priority.ALWAYS);
    getChildren()
        .addAll(
            row(kinds.values(), List.of(groupsKind)),
            row(groupings.values(), periods.values()),
            summary,
            chart,
            signals,
            bottom,
            groups);
    grouped.viewProperty().addListener((at, before, now) -> speak());
    model.viewProperty().addListener((at, before, now) -> speak());
    speak();
  }

  private void openGroups() {
    FiguresViewModel.View view = model.viewProperty().get();
    if (view != null) {
      grouped.open(view.period());
    }
  }

  private void showChart(FiguresViewModel.Kind kind) {
    grouped.close();
    model.show(kind);
  }

  private void in(Criteria.Period period) {
    model.in(period);
    if (grouped.viewProperty().get().open()) {
      grouped.open(period);
    }
  }

  private FlowPane bottom() {
    FlowPane bottom = new FlowPane();
    bottom.getStyleClass().add("history-filters");
    bottom.getChildren().addAll(rules.values());
    bottom.getChildren().addAll(png, svg, pdf, reports);
    bottom.setMinHeight(USE_PREF_SIZE);
    return bottom;
  }

  @SafeVarargs
  private static FlowPane row(Collection<Button>... buttons) {
    FlowPane row = new FlowPane();
    row.getStyleClass().add("history-filters");
    for (Collection<Button> own : buttons) {
      row.getChildren().addAll(own);
    }
    row.setMinHeight(USE_PREF_SIZE);
    return row;
  }

  private static Button button(String id, Runnable task) {
    Button button = new Button();
    button.setId(id);
    button.setFocusTraversable(false);
    button.getStyleClass().add("filter");
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(event -> task.run());
    return button;
  }

  /// Takes up the language and what is known.
  void speak() {
    FiguresViewModel.View view = model.viewProperty().get();
    GroupsView sorted = grouped.viewProperty().get();
    boolean charts = !sorted.open();
    List.of(summary, chart, signals, bottom).forEach(own -> visible(own, charts));
    groupings.values().forEach(own -> visible(own, charts));
    visible(groups, sorted.open());
    groups.show(sorted);
    choice(groupsKind, strings.text("history.kind.GROUPS"), sorted.open());
    kinds.forEach(
        (kind, own) ->
            choice(
                own,
                strings.text("history.kind." + kind),
                charts && view != null && kind == view.kind()));
    groupings.forEach(
        (by, own) ->
            choice(own, strings.text("history.by." + by), view != null && by == view.grouping()));
    periods.forEach(
        (in, own) ->
            choice(own, strings.text("history.period." + in), view != null && in == view.period()));
    rules.forEach(
        (by, own) ->
            choice(own, strings.text("history.rules." + by), view != null && by == view.rules()));
    png.setText(strings.text("history.save-png"));
    svg.setText(strings.text("history.save-svg"));
    pdf.setText(strings.text("history.save-pdf"));
    reports();
    summary.setText(view == null ? strings.text("history.busy") : view.summary());
    if (view != null && charts) {
      chart.getChildren().setAll(new ChartNode(strings).of(view.chart()));
      signals.setText(signals(view));
    }
  }

  private static void visible(Node node, boolean wish) {
    node.setVisible(wish);
    node.setManaged(wish);
  }

  private String signals(FiguresViewModel.View view) {
    if (view.kind() != FiguresViewModel.Kind.P) {
      return "";
    }
    return view.signals().isEmpty()
        ? strings.text("history.no-signals")
        : String.join("\n", view.signals().stream().limit(SHOWN).toList());
  }

  private static void choice(Button button, String text, boolean on) {
    button.setText(text);
    StyleClasses.set(button, "button", "filter", on ? "filter-on" : "filter-off");
  }

  private void reports() {
    List<Node> buttons = new ArrayList<>();
    List<Shifts.Shift> shifts = model.shifts();
    for (int i = 0; i < Math.min(2, shifts.size()); i++) {
      Shifts.Shift own = shifts.get(i);
      Button button =
          button(
              "report-" + i,
              () -> SaveDialog.ask(this, "shift", file -> model.report(own, file), "PDF", "HTML"));
      button.setText(strings.text("history.report", own.day().toString(), own.number()));
      buttons.add(button);
    }
    reports.getChildren().setAll(buttons);
  }

  private void savePng() {
    if (!chart.getChildren().isEmpty()) {
      SaveDialog.ask(
          this,
          "chart",
          file -> model.savePng(ChartNode.picture(chart.snapshot(null, null)), file),
          "PNG");
    }
  }

  private void saveDrawing(String kind) {
    SaveDialog.ask(this, "chart", model::saveDrawing, kind);
  }
}
