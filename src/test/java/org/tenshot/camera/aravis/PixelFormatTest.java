package org.tenshot.camera.aravis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenshot.domain.Picture;

/// What becomes of a camera's bytes.
class PixelFormatTest {

  @Test
  void greyIsTheSameInAllColours() {
    assertThat(rgb(PixelFormat.MONO_8, 2, 1, 0, 200)).containsExactly(0, 0, 0, 200, 200, 200);
  }

  @Test
  void ofMoreBitsTheUpperEightCount() {
    // 0x3FF, 0x204, and a value that ten bits cannot hold.
    assertThat(rgb(PixelFormat.MONO_10, 3, 1, 0xFF, 0x03, 0x04, 0x02, 0xFF, 0xFF))
        .containsExactly(255, 255, 255, 129, 129, 129, 255, 255, 255);
    assertThat(rgb(PixelFormat.MONO_12, 2, 1, 0xFF, 0x0F, 0x10, 0x08))
        .containsExactly(255, 255, 255, 129, 129, 129);
    assertThat(rgb(PixelFormat.MONO_16, 1, 1, 0xFF, 0x81)).containsExactly(129, 129, 129);
  }

  @Test
  void coloursComeInTheirOrder() {
    assertThat(rgb(PixelFormat.RGB_8, 2, 1, 1, 2, 3, 4, 5, 6)).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(rgb(PixelFormat.BGR_8, 2, 1, 1, 2, 3, 4, 5, 6)).containsExactly(3, 2, 1, 6, 5, 4);
  }

  @Test
  void twoPixelsShareTheirColour() {
    // Without colour; then BT.601's red (Y 76, U 85, V 255), which is 254 0 0 in whole numbers.
    assertThat(rgb(PixelFormat.YUV_422_YUYV, 2, 1, 10, 128, 250, 128))
        .containsExactly(10, 10, 10, 250, 250, 250);
    assertThat(rgb(PixelFormat.YUV_422_YUYV, 2, 1, 76, 85, 76, 255))
        .containsExactly(254, 0, 0, 254, 0, 0);
    assertThat(rgb(PixelFormat.YUV_422_UYVY, 2, 1, 85, 76, 255, 76))
        .containsExactly(254, 0, 0, 254, 0, 0);
    // Blue: Y 29, U 255, V 107.
    assertThat(rgb(PixelFormat.YUV_422_UYVY, 2, 1, 255, 29, 107, 29))
        .containsExactly(0, 0, 254, 0, 0, 254);
  }

  @ParameterizedTest
  @CsvSource({"BAYER_RG_8, RGGB", "BAYER_GR_8, GRBG", "BAYER_GB_8, GBRG", "BAYER_BG_8, BGGR"})
  void aPlainColourComesBackFromEveryPattern(PixelFormat format, String pattern) {
    int[] mosaic = new int[6 * 5];
    for (int y = 0; y < 5; y++) {
      for (int x = 0; x < 6; x++) {
        char filter = pattern.charAt(2 * (y % 2) + x % 2);
        mosaic[6 * y + x] = filter == 'R' ? 200 : filter == 'G' ? 120 : 30;
      }
    }
    int[] rgb = rgb(format, 6, 5, mosaic);
    for (int i = 0; i < rgb.length; i += 3) {
      assertThat(new int[] {rgb[i], rgb[i + 1], rgb[i + 2]})
          .as("pixel %d", i / 3)
          .containsExactly(200, 120, 30);
    }
  }

  @Test
  void whatAPixelDidNotMeasureIsTheMeanOfItsNeighbours() {
    int[] rgb = rgb(PixelFormat.BAYER_RG_8, 3, 3, 10, 21, 30, 41, 50, 61, 70, 81, 90);
    // The blue pixel in the middle: red from the corners, green from the sides.
    assertThat(pixel(rgb, 4)).containsExactly(50, 51, 50);
    // The green pixel above it: red from left and right, blue from above and below (mirrored).
    assertThat(pixel(rgb, 1)).containsExactly(20, 21, 50);
    // The red pixel in the corner: everything mirrored.
    assertThat(pixel(rgb, 0)).containsExactly(10, 31, 50);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> rgb(PixelFormat.MONO_8, 2, 2, 1, 2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Mono8 of 2 x 2 in 3 bytes");
    assertThatThrownBy(() -> rgb(PixelFormat.YUV_422_YUYV, 1, 2, 1, 2, 3, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("odd width");
  }

  @Test
  void formatsAreKnownByTheirNumbers() {
    // From the table of the naming convention.
    assertThat(PixelFormat.of(0x0108_0009)).contains(PixelFormat.BAYER_RG_8);
    assertThat(PixelFormat.of(0x0218_0014)).contains(PixelFormat.RGB_8);
    assertThat(PixelFormat.of(0x010A_0046)).as("Mono10p is packed").isEmpty();
  }

  private static int[] pixel(int[] rgb, int index) {
    return new int[] {rgb[3 * index], rgb[3 * index + 1], rgb[3 * index + 2]};
  }

  private static int[] rgb(PixelFormat format, int width, int height, int... bytes) {
    StringBuilder data = new StringBuilder();
    for (int each : bytes) {
      data.append((char) each);
    }
    Picture picture =
        format.picture(width, height, data.toString().getBytes(StandardCharsets.ISO_8859_1));
    int[] rgb = new int[picture.rgb().length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = picture.rgb()[i] & 0xFF;
    }
    return rgb;
  }
}
