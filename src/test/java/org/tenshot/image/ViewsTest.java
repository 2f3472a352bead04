package org.tenshot.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.Augmentation;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;

class ViewsTest {

  /// Three columns, two rows; red tells the pixels apart:
  ///
  /// ```
  /// 10 20 30
  /// 40 50 60
  /// ```
  private static final Picture PICTURE = picture(3, 2, 10, 20, 30, 40, 50, 60);

  @Test
  void flipsAndTurnsMovePixels() {
    assertThat(reds(Augmentation.FLIP_HORIZONTAL)).containsExactly("3x2 30 20 10 60 50 40");
    assertThat(reds(Augmentation.FLIP_VERTICAL)).containsExactly("3x2 40 50 60 10 20 30");
    assertThat(reds(Augmentation.QUARTER_TURNS))
        .containsExactly("2x3 40 10 50 20 60 30", "3x2 60 50 40 30 20 10", "2x3 30 60 20 50 10 40");
  }

  @Test
  void aShiftRepeatsTheEdge() {
    assertThat(reds(Augmentation.SHIFT))
        .containsExactly(
            "3x2 10 10 20 40 40 50",
            "3x2 20 30 30 50 60 60",
            "3x2 10 20 30 10 20 30",
            "3x2 40 50 60 40 50 60");
  }

  @Test
  void lightAndContrastStayWithinAByte() {
    assertThat(reds(Augmentation.BRIGHTNESS))
        .containsExactly("3x2 11 22 33 44 55 66", "3x2 9 18 27 36 45 55");
    Picture bright = picture(2, 1, 0, 255);
    assertThat(reds(Views.of(bright, Augmentation.BRIGHTNESS).getFirst())).isEqualTo("2x1 0 255");
    assertThat(reds(Views.of(bright, Augmentation.CONTRAST).getFirst())).isEqualTo("2x1 0 255");
    // Around the mean of 127.5.
    assertThat(reds(Views.of(bright, Augmentation.CONTRAST).getLast())).isEqualTo("2x1 17 238");
  }

  @Test
  void aCropIsTheBoxAlone() {
    assertThat(reds(Views.crop(PICTURE, new Region.Box(1, 0, 2, 2)))).isEqualTo("2x2 20 30 50 60");
  }

  private static List<String> reds(Augmentation kind) {
    return Views.of(PICTURE, kind).stream().map(ViewsTest::reds).toList();
  }

  private static String reds(Picture picture) {
    StringBuilder text = new StringBuilder(picture.width() + "x" + picture.height());
    for (int i = 0; i < picture.rgb().length; i += 3) {
      text.append(' ').append(picture.rgb()[i] & 0xff);
    }
    return text.toString();
  }

  private static Picture picture(int width, int height, int... grey) {
    byte[] rgb = new byte[3 * grey.length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) grey[i / 3];
    }
    return new Picture(width, height, rgb);
  }
}
