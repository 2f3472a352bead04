package org.tenshot.ui.line;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.tenshot.domain.TriggerRule;
import org.tenshot.domain.Verdict;
import org.tenshot.inspect.Counts;
import org.tenshot.inspect.TriggerFaults;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.Symbol;
import org.tenshot.ui.common.VerdictMark;

/// The shift in numbers: yield, how many of each verdict, and how long a verdict takes.
final class CountsPane extends VBox {

  private final Strings strings;
  private final Clock clock;
  private final Map<Verdict.Kind, Label> numbers = new EnumMap<>(Verdict.Kind.class);
  private final Map<Verdict.Kind, Label> names = new EnumMap<>(Verdict.Kind.class);
  private final Figure yield = new Figure("yield");
  private final Figure last = new Figure("latency");
  private final Figure p95 = new Figure("latency-p95");
  private final Label triggers = new Label();
  private final Button newShift = new Button("", new Symbol(MaterialDesignR.RESTART));

  CountsPane(Strings strings, Clock clock, Runnable reset) {
    this.strings = strings;
    this.clock = clock;
    getStyleClass().add("counts");
    setMinHeight(USE_PREF_SIZE);
    newShift.setId("new-shift");
    newShift.getStyleClass().add("square-button");
    newShift.setOnAction(event -> reset.run());
    newShift.setMinWidth(USE_PREF_SIZE);
    HBox figures = new HBox(yield, last, p95, newShift);
    figures.getStyleClass().add("figures");
    figures.setAlignment(Pos.CENTER_LEFT);
    GridPane kinds = new GridPane();
    kinds.getStyleClass().add("kinds");
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      kinds.add(count(kind), kind.ordinal(), 0);
    }
    triggers.setId("trigger-faults");
    triggers.getStyleClass().add("count-name");
    triggers.setWrapText(true);
    getChildren().addAll(figures, kinds, triggers);
  }

  private VBox count(Verdict.Kind kind) {
    VerdictMark.Sign sign = VerdictMark.Sign.of(kind);
    Label number = new Label();
    number.getStyleClass().add("count-number");
    number.setId("count-" + sign.slug());
    Label name = new Label();
    name.getStyleClass().add("count-name");
    numbers.put(kind, number);
    names.put(kind, name);
    HBox head = new HBox(new VerdictMark(sign), number);
    head.getStyleClass().add("count-head");
    head.setAlignment(Pos.CENTER_LEFT);
    VBox count = new VBox(head, name);
    count.getStyleClass().add("count");
    count.setPrefWidth(0);
    GridPane.setHgrow(count, Priority.ALWAYS);
    return count;
  }

  /// Takes up the language.
  void speak() {
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      String name = strings.text("verdict." + VerdictMark.Sign.of(kind).slug());
      label(names, kind).setText(name);
    }
    newShift.setTooltip(TopBar.tip(strings.text("shift.new.tip")));
    newShift.setAccessibleText(strings.text("shift.new.tip"));
  }

  void show(LineView view) {
    Counts counts = view.counts();
    yield.show(
        strings.text("counts.yield", time(view.shiftStart())), strings.percent(counts.yield(), 1));
    last.show(strings.text("counts.latency"), millis(view.latency().last()));
    p95.show(strings.text("counts.p95"), millis(view.latency().p95()));
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      label(numbers, kind).setText(strings.number(counts.of(kind)));
    }
    showTriggers(view);
  }

  /// Only where there is something to tell: a line that nobody triggers shows no zeros.
  private void showTriggers(LineView view) {
    TriggerFaults faults = view.triggerFaults();
    boolean triggered = view.facts() != null && view.facts().trigger() != TriggerRule.By.NOBODY;
    triggers.setText(
        strings.text(
            "counts.triggers",
            strings.number(faults.late()),
            strings.number(faults.doubled()),
            strings.number(faults.lost()),
            strings.number(faults.tooMany())));
    triggers.setVisible(triggered || faults.any());
    triggers.setManaged(triggers.isVisible());
  }

  private static Label label(Map<Verdict.Kind, Label> labels, Verdict.Kind kind) {
    return Objects.requireNonNull(labels.get(kind));
  }

  private String millis(double value) {
    return Double.isNaN(value)
        ? "–"
        : strings.text("counts.millis", strings.number(value, value < 10 ? 1 : 0));
  }

  private String time(Instant instant) {
    return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
        .withLocale(strings.language().locale())
        .format(ZonedDateTime.ofInstant(instant, clock.getZone()));
  }

  /// One number with what it is about.
  private static final class Figure extends VBox {
    private final Label caption = new Label();
    private final Label value = new Label();

    Figure(String id) {
      getStyleClass().addAll("figure", "figure-" + id);
      caption.getStyleClass().add("count-name");
      value.getStyleClass().add("figure-value");
      value.setId(id);
      setPrefWidth(0);
      HBox.setHgrow(this, Priority.ALWAYS);
      getChildren().addAll(caption, value);
    }

    void show(String about, String number) {
      caption.setText(about);
      value.setText(number);
    }
  }
}
