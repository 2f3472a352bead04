package org.tenshot.camera.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SceneRendererTest {

  private static final int SIZE = 96;

  @Test
  void theSameSceneGivesTheSameBytes() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 20; i++) {
      Scene scene = SceneSampler.anything(random);
      Rendered once = SceneRenderer.render(scene, SIZE);
      Rendered again = SceneRenderer.render(scene, SIZE);
      assertThat(again.picture().rgb()).isEqualTo(once.picture().rgb());
      assertThat(again.mask().values()).isEqualTo(once.mask().values());
    }
  }

  @ParameterizedTest
  @EnumSource(DefectKind.class)
  void aDefectIsMarkedAndSeenWhereItIsMarked(DefectKind kind) {
    SplittableRandom random = new SplittableRandom(kind.ordinal());
    int drawn = 0;
    while (drawn < 8) {
      Scene any = SceneSampler.anything(random);
      if (!SceneSampler.possible(any.part(), any.material()).contains(kind)) {
        continue;
      }
      Scene clear = clear(any, List.of(new Flaw(kind, random.nextDouble(0.4, 1))));
      Rendered bad = SceneRenderer.render(clear, SIZE);
      assertThat(bad.mask().share()).as(clear.toString()).isPositive();
      assertThat(meanDifference(bad, SceneRenderer.render(clear.repaired(), SIZE), true))
          .as("what is marked looks different: " + clear)
          .isGreaterThan(0.5);
      drawn++;
    }
  }

  @Test
  void farFromTheMaskADefectChangesNothing() {
    SplittableRandom random = new SplittableRandom(11);
    for (DefectKind kind :
        List.of(DefectKind.SCRATCH, DefectKind.CRACK, DefectKind.PIT, DefectKind.HOLE)) {
      for (int i = 0; i < 5; i++) {
        Scene clear =
            clear(
                SceneSampler.with(PartKind.SURFACE, Material.CAST_METAL, List.of(), null, random),
                List.of(new Flaw(kind, random.nextDouble(0.3, 1))));
        Rendered bad = SceneRenderer.render(clear, SIZE);
        Rendered good = SceneRenderer.render(clear.repaired(), SIZE);
        assertThat(meanDifference(bad, good, false)).as(clear.toString()).isLessThan(0.5);
      }
    }
  }

  @Test
  void aGoodPartHasNoMask() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 30; i++) {
      assertThat(
              SceneRenderer.render(SceneSampler.anything(random).repaired(), SIZE).mask().share())
          .isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(PartKind.class)
  void everyPartOfEveryMaterialCanBeDrawnAtAnySize(PartKind part) {
    SplittableRandom random = new SplittableRandom(part.ordinal());
    for (Material material : Material.values()) {
      for (int size : new int[] {32, 75}) {
        Scene scene = SceneSampler.with(part, material, List.of(), null, random);
        assertThat(SceneRenderer.render(scene, size).picture().rgb()).hasSize(size * size * 3);
      }
    }
  }

  @Test
  void aLineMakesWhatItsMixSays() {
    LineSetup line =
        LineSetup.of(
            PartKind.BEARING,
            Material.MACHINED_METAL,
            DemoLine.LOOK,
            List.of(
                new LineSetup.Chance("good", null, null, 3),
                new LineSetup.Chance("rust", DefectKind.RUST, null, 1)));
    SplittableRandom random = new SplittableRandom(1);
    long good = 0;
    for (int i = 0; i < 400; i++) {
      LineSetup.Part part = line.next(random);
      boolean sound = part.scene().flaws().isEmpty();
      assertThat(part.chance().makes()).isEqualTo(sound ? "good" : "rust");
      good += sound ? 1 : 0;
    }
    assertThat(good).isBetween(265L, 335L);
  }

  /// The same scene without blur and noise, which would spread a difference beyond the mask.
  private static Scene clear(Scene scene, List<Flaw> flaws) {
    return new Scene(
        scene.part(),
        scene.material(),
        scene.look(),
        scene.pose(),
        new Light(Light.Kind.BRIGHT_FIELD, 1, 1, 0, 0, 0, 0),
        new Optics(0, 0, false),
        flaws,
        null,
        scene.seed());
  }

  /// Mean difference of the grey values, 0..255, in the mask or more than three pixels away from
  /// it.
  private static double meanDifference(Rendered bad, Rendered good, boolean inMask) {
    double sum = 0;
    int counted = 0;
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        boolean counts = inMask ? marked(bad, x, y, 0) : !marked(bad, x, y, 3);
        for (int c = 0; c < 3 && counts; c++) {
          int at = 3 * (y * SIZE + x) + c;
          sum += Math.abs((bad.picture().rgb()[at] & 255) - (good.picture().rgb()[at] & 255));
          counted++;
        }
      }
    }
    return counted == 0 ? 0 : sum / counted;
  }

  private static boolean marked(Rendered rendered, int x, int y, int around) {
    for (int dy = -around; dy <= around; dy++) {
      for (int dx = -around; dx <= around; dx++) {
        int px = Math.clamp(x + dx, 0, SIZE - 1);
        int py = Math.clamp(y + dy, 0, SIZE - 1);
        if (rendered.mask().values()[py * SIZE + px] != 0) {
          return true;
        }
      }
    }
    return false;
  }
}
