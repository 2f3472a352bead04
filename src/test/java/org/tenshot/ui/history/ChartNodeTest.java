package org.tenshot.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Verdict;
import org.tenshot.statistics.Charts;
import org.tenshot.statistics.Group;
import org.tenshot.statistics.RunRule;
import org.tenshot.store.HistoryCounts;
import org.tenshot.store.HistoryFilter;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.Theme;

/// Charts on the screen, drawn into target/screens.
@ExtendWith(FxTest.class)
class ChartNodeTest {

  private static final int[] TOTALS = {
    100, 80, 80, 100, 110, 110, 100, 100, 90, 90, 110, 120, 120, 120, 110, 80, 80, 80, 90, 100, 100,
    100, 100, 90, 90
  };
  private static final int[] REJECTED = {
    12, 8, 6, 9, 10, 12, 11, 16, 10, 6, 20, 15, 9, 8, 6, 8, 10, 7, 5, 8, 5, 8, 10, 6, 9
  };

  private final Strings strings = new Strings(Language.ENGLISH);

  @Test
  void whatIsOutOfControlIsMarkedAndLimitsHaveNoPoints() throws Exception {
    StackPane pane = FxTest.onFx(StackPane::new);
    Scene scene =
        FxTest.onFx(
            () -> {
              Theme.dress(pane, strings);
              pane.getStyleClass().add("history-chart");
              pane.getChildren()
                  .setAll(
                      new ChartNode(strings)
                          .of(new Charts(key -> key).p(groups(), RunRule.Family.WESTERN_ELECTRIC)));
              return new Scene(pane, 1600, 800);
            });
    FxTest.snapshot(scene, "history-chart");
    assertThat(FxTest.onFx(() -> pane.lookupAll(".point-marked"))).hasSize(1);
    assertThat(FxTest.onFx(() -> pane.lookupAll(".point-none"))).hasSize(3 * TOTALS.length);
    Picture picture = FxTest.onFx(() -> ChartNode.picture(pane.snapshot(null, null)));
    assertThat(picture.width()).isEqualTo(1600);
  }

  private static List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < TOTALS.length; i++) {
      groups.add(
          new Group(
              "11-%02d".formatted(i + 1),
              HistoryFilter.Stretch.ALWAYS,
              List.of(
                  count(Verdict.Kind.REJECT, "rust", REJECTED[i]),
                  count(Verdict.Kind.PASS, "good", TOTALS[i] - REJECTED[i]))));
    }
    return groups;
  }

  private static HistoryCounts.Count count(Verdict.Kind verdict, String name, long number) {
    return new HistoryCounts.Count("bearing", "prompts", "sim:", verdict, name, false, number);
  }
}
