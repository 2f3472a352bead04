package org.tenshot.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ViewTest {

  private static final EncoderId PACK =
      new EncoderId("surface-s", "ab".repeat(32), Precision.FP32, 1, 256);

  @Test
  void tilesAreEquallyLargeLieWithinTheRegionAndLeaveNoPixelOut() {
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 3000; round++) {
      int columns = random.nextInt(1, 9);
      int rows = random.nextInt(columns == 1 ? 2 : 1, Math.min(9, 32 / columns + 1));
      View.Tiles view = new View.Tiles(columns, rows, random.nextInt(0, 6) / 10.0);
      Region.Box region = new Region.Box(7, 11, random.nextInt(1, 400), random.nextInt(1, 400));
      boolean[] seen = new boolean[region.width() * region.height()];

      List<Region.Box> boxes = view.boxes(region);

      assertThat(boxes).hasSize(columns * rows);
      for (Region.Box box : boxes) {
        assertThat(box.width()).isEqualTo(boxes.getFirst().width());
        assertThat(box.height()).isEqualTo(boxes.getFirst().height());
        for (int y = box.y() - 11; y < box.y() - 11 + box.height(); y++) {
          for (int x = box.x() - 7; x < box.x() - 7 + box.width(); x++) {
            seen[y * region.width() + x] = true;
          }
        }
      }
      for (int i = 0; i < seen.length; i++) {
        assertThat(seen[i]).as("%s of %s, pixel %d", view, region, i).isTrue();
      }
    }
  }

  @Test
  void neighboursShareAsMuchAsTheOverlapSays() {
    List<Region.Box> boxes = new View.Tiles(3, 2, 0.25).boxes(new Region.Box(0, 0, 1000, 350));
    assertThat(boxes)
        .containsExactly(
            new Region.Box(0, 0, 400, 200),
            new Region.Box(300, 0, 400, 200),
            new Region.Box(600, 0, 400, 200),
            new Region.Box(0, 150, 400, 200),
            new Region.Box(300, 150, 400, 200),
            new Region.Box(600, 150, 400, 200));
  }

  @Test
  void tilesOutsideOfWhatIsAllowedAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new View.Tiles(1, 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new View.Tiles(9, 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new View.Tiles(8, 5, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new View.Tiles(2, 2, 0.51));
    assertThatIllegalArgumentException().isThrownBy(() -> new View.Tiles(2, 2, Double.NaN));
  }

  @Test
  void theNameOfAnEncoderSaysHowItSees() {
    List<View> views = new ArrayList<>(List.of(View.Plain.values()));
    views.add(new View.Tiles(3, 2, 0.1));
    views.add(new View.Tiles(8, 4, 0));
    for (View view : views) {
      EncoderId id = PACK.seeing(view);
      assertThat(View.of(view.text())).contains(view);
      assertThat(id.view()).isEqualTo(view);
      assertThat(id.dimension()).isEqualTo(256 * view.tiles());
      assertThat(id.seeing(View.Plain.ENCODER)).isEqualTo(PACK);
      assertThat(id.equals(PACK)).isEqualTo(view == View.Plain.ENCODER);
    }
    EncoderId tiles = PACK.seeing(new View.Tiles(3, 2, 0.1));
    assertThat(tiles.name()).isEqualTo("surface-s@tiles-3x2-0.1");
    assertThat(tiles.tile()).isEqualTo(PACK.seeing(View.Plain.WHOLE));
    assertThat(PACK.tile()).isEqualTo(PACK);
  }

  @Test
  void aPersonReadsWhetherTheEncoderOrTheViewIsAnother() {
    EncoderId boxed = PACK.seeing(View.Plain.LETTERBOX);
    EncoderId other = new EncoderId("other", "cd".repeat(32), Precision.FP32, 1, 256);
    assertThat(boxed.unlike(PACK)).contains("view letterbox").contains("says encoder");
    assertThat(boxed.unlike(other)).contains("encoder surface-s@letterbox/").contains("other/");
  }

  @Test
  void tilesAreStackedAndComeApartAgain() {
    List<Embedding> tiles =
        List.of(
            Embedding.normalised(new float[] {1, 2}),
            Embedding.normalised(new float[] {-3, 1}),
            Embedding.normalised(new float[] {0, 1}));
    List<Embedding> back = Embedding.stacked(tiles).tiles(3);
    for (int i = 0; i < 3; i++) {
      assertThat(back.get(i).cosine(tiles.get(i))).isGreaterThan(1 - 1e-6);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> tiles.getFirst().tiles(3));
  }
}
