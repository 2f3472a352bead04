package org.tenshot.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeatMapTest {

  @Test
  void cellsThatTouchAreOnePlaceAndTheHottestComesFirst() {
    HeatMap map = new HeatMap(3, 4, new float[] {1.2f, 0.9f, 0, 0, 0.2f, 1.1f, 0, 0, 0, 0, 0, 2});

    List<HeatMap.Spot> spots = map.spots(5);

    assertThat(spots)
        .containsExactly(
            new HeatMap.Spot(0.75, 2 / 3.0, 1, 1, 2), new HeatMap.Spot(0, 0, 0.5, 2 / 3.0, 1.2f));
    assertThat(map.spots(1)).containsExactly(spots.getFirst());
    assertThat(new HeatMap(1, 2, new float[] {1, 0.5f}).spots(3)).isEmpty();
  }

  @Test
  void aMapOfTheMiddleIsPlacedInTheWhole() {
    HeatMap wide = new HeatMap(1, 2, new float[] {3, 4}).inTheMiddle(0.5, 1);

    assertThat(wide.columns()).isEqualTo(4);
    assertThat(wide.rows()).isEqualTo(1);
    assertThat(wide.values()).containsExactly(0, 3, 4, 0);
  }

  @Test
  void theMarginOfALetterboxIsNotPartOfTheMap() {
    float[] values = new float[16];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    // A region twice as wide as high: its rows are the two in the middle.
    HeatMap map = new HeatMap(4, 4, values).inTheMiddle(1, 2);

    assertThat(map.rows()).isEqualTo(2);
    assertThat(map.columns()).isEqualTo(4);
    assertThat(map.values()).containsExactly(4, 5, 6, 7, 8, 9, 10, 11);
  }

  @Test
  void mapsOfTilesAreStitchedAndTheHottestOfTwoCounts() {
    HeatMap left = new HeatMap(1, 2, new float[] {1, 5});
    HeatMap right = new HeatMap(1, 2, new float[] {7, 2});

    HeatMap all =
        HeatMap.stitched(
            List.of(
                new HeatMap.Placed(left, 0, 0, 2 / 3.0, 1),
                new HeatMap.Placed(right, 1 / 3.0, 0, 2 / 3.0, 1)));

    assertThat(all.rows()).isEqualTo(1);
    assertThat(all.values()).containsExactly(1, 7, 2);
  }

  @Test
  void theNumbersMustFitTheCells() {
    assertThatThrownBy(() -> new HeatMap(2, 2, new float[3]))
        .hasMessageContaining("3 numbers for 2 x 2 cells");
  }
}
