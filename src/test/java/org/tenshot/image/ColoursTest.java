package org.tenshot.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.Picture;
import org.tenshot.image.Colours.Size;

class ColoursTest {

  @Test
  void theScreenGetsBlueGreenRedAndFullOpacity() {
    Picture picture = new Picture(2, 1, new byte[] {1, 2, 3, 4, 5, 6});
    assertThat(bgra(picture, new Size(2, 1))).containsExactly(3, 2, 1, -1, 6, 5, 4, -1);
  }

  @Test
  void aSmallerSizeAveragesThePixelsThatFallTogether() {
    byte[] rgb = new byte[4 * 2 * 3];
    for (int i = 0; i < 8; i++) {
      rgb[3 * i] = (byte) (i % 4 < 2 ? 10 * (i / 4) : 200 + 10 * (i % 2));
    }
    assertThat(bgra(new Picture(4, 2, rgb), new Size(2, 1)))
        .containsExactly(0, 0, 5, -1, 0, 0, (byte) 205, -1);
  }

  @Test
  void proportionsStayAndNothingIsMadeLarger() {
    Picture wide = SyntheticPicture.of(1920, 1080);
    assertThat(Colours.fitted(wide, new Size(960, 960))).isEqualTo(new Size(960, 540));
    assertThat(Colours.fitted(wide, new Size(4000, 4000))).isEqualTo(new Size(1920, 1080));
    assertThat(bgra(wide, new Size(707, 397))).hasSize(707 * 397 * 4);
  }

  private static byte[] bgra(Picture picture, Size size) {
    ByteBuffer target = ByteBuffer.allocateDirect(size.bytes());
    Colours.writeBgra(picture, size, target);
    assertThat(target.hasRemaining()).isFalse();
    byte[] bytes = new byte[size.bytes()];
    target.flip().get(bytes);
    return bytes;
  }
}
