package org.tenshot.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;

class LensAidTest {

  private static final Region.Box MIDDLE = new Region.Box(8, 8, 32, 32);

  @Test
  void aBlurredEdgeScoresLowerAndNumbersAreThoseOfTheFormula() {
    // One white pixel in the middle of black: the Laplacian is -1020 there and 255 at its four
    // neighbours, 0 at the other 895 of 30 x 30.
    byte[] rgb = new byte[48 * 48 * 3];
    Arrays.fill(rgb, (24 * 48 + 24) * 3, (24 * 48 + 24) * 3 + 3, (byte) 255);
    LensAid sharp = LensAid.of(new Picture(48, 48, rgb), MIDDLE);
    assertThat(sharp.sharpness()).isCloseTo((1020.0 * 1020 + 4 * 255.0 * 255) / 900, within(1e-6));
    assertThat(sharp.mean()).isCloseTo(255.0 / 1024, within(1e-9));
    assertThat(sharp.bright()).isEqualTo(1.0 / 1024);
    assertThat(sharp.dark()).isEqualTo(1023.0 / 1024);
    byte[] blurred = new byte[48 * 48 * 3];
    for (int y = 23; y <= 25; y++) {
      Arrays.fill(blurred, (y * 48 + 23) * 3, (y * 48 + 26) * 3, (byte) 28);
    }
    assertThat(LensAid.of(new Picture(48, 48, blurred), MIDDLE).sharpness())
        .isLessThan(sharp.sharpness() / 10);
  }

  @Test
  void whatLiesOutsideDoesNotCount() {
    byte[] rgb = new byte[48 * 48 * 3];
    Arrays.fill(rgb, 0, 8 * 48 * 3, (byte) 255);
    LensAid aid = LensAid.of(new Picture(48, 48, rgb), MIDDLE);
    assertThat(aid.mean()).isZero();
    assertThat(aid.bright()).isZero();
    assertThat(aid.sharpness()).isZero();
  }

  @Test
  void itSaysWhatToDoAboutTheLight() {
    assertThat(grey(10).light()).isEqualTo(LensAid.Light.TOO_DARK);
    assertThat(grey(120).light()).isEqualTo(LensAid.Light.GOOD);
    assertThat(grey(255).light()).isEqualTo(LensAid.Light.TOO_BRIGHT);
  }

  @Test
  void aRegionOfOnePixelHasNoSharpness() {
    assertThat(LensAid.of(new Picture(1, 1, new byte[3]), new Region.Box(0, 0, 1, 1)).sharpness())
        .isZero();
  }

  private static LensAid grey(int value) {
    byte[] rgb = new byte[48 * 48 * 3];
    Arrays.fill(rgb, (byte) value);
    return LensAid.of(new Picture(48, 48, rgb), MIDDLE);
  }
}
