package org.tenshot.ui.lines;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.tenshot.domain.Verdict;
import org.tenshot.inspect.Counts;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.VerdictMark;

/// The shift of one line in numbers: how many of each verdict, and the yield.
final class TileCounts extends HBox {

  private final Strings strings;
  private final Map<Verdict.Kind, Label> numbers = new EnumMap<>(Verdict.Kind.class);
  private final Label yield = new Label();

  TileCounts(Strings strings) {
    this.strings = strings;
    getStyleClass().add("tile-counts");
    setAlignment(Pos.CENTER_LEFT);
    setMinHeight(USE_PREF_SIZE);
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      Label number = new Label();
      number.getStyleClass().add("tile-count");
      number.setId("tile-count-" + VerdictMark.Sign.of(kind).slug());
      number.setMinWidth(USE_PREF_SIZE);
      numbers.put(kind, number);
      getChildren().addAll(new VerdictMark(VerdictMark.Sign.of(kind)), number);
    }
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    yield.getStyleClass().add("tile-yield");
    yield.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(gap, yield);
  }

  void show(Counts counts) {
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      Objects.requireNonNull(numbers.get(kind)).setText(strings.number(counts.of(kind)));
    }
    yield.setText(strings.percent(counts.yield(), 1));
  }
}
