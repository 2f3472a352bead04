package org.tenshot.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.Proportion;
import org.tenshot.domain.Verdict;
import org.tenshot.store.HistoryCounts;

/// Yield, first-pass yield and Pareto of counts that were added up by hand.
class TallyTest {

  private static final List<HistoryCounts.Count> COUNTS =
      List.of(
          count(Verdict.Kind.PASS, "good", false, 80),
          count(Verdict.Kind.PASS, "good", true, 5),
          count(Verdict.Kind.REJECT, "rust", false, 6),
          count(Verdict.Kind.REJECT, "dent", false, 3),
          count(Verdict.Kind.REJECT, "rust", true, 1),
          count(Verdict.Kind.REVIEW, "rust", false, 5),
          count(Verdict.Kind.NO_PART, "empty", false, 40),
          count(Verdict.Kind.FAULT, "", false, 2));

  @Test
  void emptyPlacesAndFaultsAreOutsideTheYield() {
    Tally tally = Tally.of(COUNTS);
    assertThat(tally.all()).isEqualTo(142);
    assertThat(tally.yield()).isEqualTo(new Proportion(85, 100));
    assertThat(tally.firstPass()).isEqualTo(new Proportion(80, 94));
    assertThat(tally.repeats()).isEqualTo(6);
    assertThat(tally.rejected()).isEqualTo(new Proportion(10, 100));
  }

  @Test
  void theMostFrequentDefectComesFirst() {
    List<Pareto.Bar> bars = Pareto.of(COUNTS).bars();
    assertThat(bars).extracting(Pareto.Bar::name).containsExactly("rust", "dent");
    assertThat(bars).extracting(Pareto.Bar::number).containsExactly(7L, 3L);
    assertThat(bars.getFirst().cumulative()).isCloseTo(0.7, within(1e-12));
    assertThat(bars.getLast().cumulative()).isEqualTo(1);
    assertThat(Pareto.of(COUNTS.subList(0, 2)).bars()).isEmpty();
  }

  private static HistoryCounts.Count count(
      Verdict.Kind verdict, String name, boolean again, long number) {
    return new HistoryCounts.Count("bearing", "prompts", "sim:", verdict, name, again, number);
  }
}
