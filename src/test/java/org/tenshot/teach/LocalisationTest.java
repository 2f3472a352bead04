package org.tenshot.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.PatchGrid;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Preprocessing;
import org.tenshot.domain.TenshotException;
import org.tenshot.head.ZeroShotHead;
import org.tenshot.image.PictureFiles;

class LocalisationTest {

  @TempDir Path folder;

  /// A picture of 80 x 40: squeezed into 4 x 4 patches, or its middle of 40 x 40 cut into them.
  @ParameterizedTest
  @EnumSource(
      value = Preprocessing.Resize.class,
      names = {"STRETCH", "SHORTEST_EDGE"})
  void patchesThatLookBadWhereTheMaskIsCountAsRight(Preprocessing.Resize resize) throws Exception {
    boolean squeezed = resize == Preprocessing.Resize.STRETCH;
    Path mask = mask(40, squeezed ? 60 : 50);
    assertThat(measured(resize, mask, 2)).isGreaterThan(0.95);
    assertThat(measured(resize, mask, 0)).isLessThan(0.5);
  }

  @Test
  void aMaskOfAnotherSizeIsRefused() throws Exception {
    Path mask = folder.resolve("small.png");
    Files.write(mask, PictureFiles.png(new Picture(20, 20, new byte[1200])));
    assertThatExceptionOfType(TenshotException.class)
        .isThrownBy(() -> measured(Preprocessing.Resize.STRETCH, mask, 0))
        .satisfies(e -> assertThat(e.sentence()).contains("20 x 20", "80 x 40", "small.png"));
  }

  /// White from column `left` to `right`, all rows.
  private Path mask(int left, int right) throws Exception {
    byte[] rgb = new byte[80 * 40 * 3];
    for (int at = 0; at < rgb.length; at++) {
      int x = at / 3 % 80;
      rgb[at] = (byte) (x >= left && x < right ? 255 : 0);
    }
    Path mask = folder.resolve("mask.png");
    Files.write(mask, PictureFiles.png(new Picture(80, 40, rgb)));
    return mask;
  }

  /// With one column of patches that looks like rust.
  private double measured(Preprocessing.Resize resize, Path mask, int badColumn) throws Exception {
    float[] good = new float[12];
    good[0] = 1;
    float[] rust = new float[12];
    rust[1] = 1;
    ZeroShotHead prompts =
        new ZeroShotHead(
            Clouds.ENCODER,
            10,
            List.of(
                new ZeroShotHead.DescribedClass(
                    Clouds.CLASSES.get(0), List.of("good"), List.of(new Embedding(good))),
                new ZeroShotHead.DescribedClass(
                    Clouds.CLASSES.get(1), List.of("rust"), List.of(new Embedding(rust)))));
    float[] patches = new float[16 * 12];
    for (int p = 0; p < 16; p++) {
      patches[p * 12 + (p % 4 == badColumn ? 1 : 0)] = 1;
    }
    Preprocessing preprocessing =
        new Preprocessing(
            1,
            resize,
            32,
            32,
            Preprocessing.Resample.BICUBIC,
            1 / 255.0,
            new float[] {0, 0, 0},
            new float[] {1, 1, 1});
    Localisation localisation = new Localisation(preprocessing);
    localisation.add(
        new Picture(80, 40, new byte[80 * 40 * 3]),
        Localisation.byPrompts(prompts, new PatchGrid(4, 4, 12, patches)),
        mask);
    assertThat(localisation.pictures()).isEqualTo(1);
    return localisation.mean();
  }
}
