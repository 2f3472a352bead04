package org.tenshot.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Preprocessing;
import org.tenshot.domain.Preprocessing.Resample;
import org.tenshot.domain.Preprocessing.Resize;
import org.tenshot.domain.Region;
import org.tenshot.domain.View;

class PreprocessorTest {

  @Test
  void aTensorHoldsThreePlanesInTheOrderRedGreenBlue() {
    byte[] rgb = new byte[10 * 10 * 3];
    for (int i = 0; i < 100; i++) {
      rgb[3 * i] = (byte) 255;
      rgb[3 * i + 1] = (byte) 128;
    }
    float[] tensor = tensor(rules(Resize.NONE, 10, 10), new Picture(10, 10, rgb));
    assertThat(tensor).hasSize(300);
    assertThat(tensor[0]).isEqualTo((1 - 0.5f) / 0.25f);
    assertThat(tensor[100]).isEqualTo(((float) (128 / 255.0) - 0.4f) / 0.5f);
    assertThat(tensor[200]).isEqualTo((0 - 0.3f) / 0.2f);
  }

  @Test
  void aPictureThatIsTooSmallIsPaddedWithBlack() {
    Picture white = white(5, 8);
    float[] tensor = tensor(rules(Resize.NONE, 0, 8), white);
    float black = -0.5f / 0.25f;
    float light = 0.5f / 0.25f;
    // Three columns are missing: two to the left, one to the right, as Hugging Face pads.
    for (int y = 0; y < 8; y++) {
      assertThat(java.util.Arrays.copyOfRange(tensor, y * 8, y * 8 + 8))
          .containsExactly(black, black, light, light, light, light, light, black);
    }
  }

  @Test
  void aLetterboxKeepsTheProportionsAndHasTheMeanColourAround() {
    Picture picture = SyntheticPicture.of(8, 4);
    Preprocessing rules = View.Plain.LETTERBOX.on(rules(Resize.SHORTEST_EDGE, 10, 8));
    float[] tensor = tensor(rules, picture);
    for (int y = 0; y < 8; y++) {
      for (int x = 0; x < 8; x++) {
        boolean within = y >= 2 && y < 6;
        int red = within ? picture.rgb()[3 * ((y - 2) * 8 + x)] & 255 : 0;
        float expected = within ? ((float) (red / 255.0) - 0.5f) / 0.25f : 0;
        assertThat(tensor[y * 8 + x]).isEqualTo(expected);
      }
    }
    assertThat(rules.shown(8, 4)).containsExactly(1, 2);
    assertThat(rules.shown(20, 80)).containsExactly(4, 1);
    float[] high = tensor(rules, SyntheticPicture.of(3, 1000));
    assertThat(high[4]).as("one column is left of a thin picture").isNotZero();
    assertThat(high[3]).isZero();
  }

  @Test
  void theOtherViewsAreSqueezedOrCutFromTheSameTensor() {
    Preprocessing pack = rules(Resize.SHORTEST_EDGE, 10, 8);
    Picture picture = SyntheticPicture.of(21, 13);
    assertThat(View.Plain.ENCODER.on(pack)).isSameAs(pack);
    assertThat(tensor(View.Plain.WHOLE.on(pack), picture))
        .isEqualTo(tensor(rules(Resize.STRETCH, 8, 8), picture));
    assertThat(tensor(View.Plain.CENTRE.on(pack), picture))
        .isEqualTo(tensor(rules(Resize.SHORTEST_EDGE, 8, 8), picture));
    assertThat(new View.Tiles(2, 1, 0).on(pack).resize()).isEqualTo(Resize.STRETCH);
  }

  @Test
  void theMiddleOfTheLongEdgeIsShown() {
    Picture picture = SyntheticPicture.of(21, 8);
    float[] tensor = tensor(rules(Resize.SHORTEST_EDGE, 8, 8), picture);
    for (int x = 0; x < 8; x++) {
      int red = picture.rgb()[(x + 6) * 3] & 255;
      assertThat(tensor[x]).isEqualTo(((float) (red / 255.0) - 0.5f) / 0.25f);
    }
  }

  @Test
  void tensorsFollowEachOtherInOneBufferOfAnyKind() {
    Preprocessing rules = rules(Resize.STRETCH, 8, 8);
    Preprocessor preprocessor = new Preprocessor(rules);
    Picture first = SyntheticPicture.of(30, 20);
    Picture second = SyntheticPicture.of(13, 40);
    int length = rules.tensorLength();
    FloatBuffer direct =
        ByteBuffer.allocateDirect(2 * length * 4).order(ByteOrder.nativeOrder()).asFloatBuffer();
    preprocessor.write(first, whole(first), direct);
    assertThat(direct.position()).isEqualTo(length);
    preprocessor.write(second, whole(second), direct);
    float[] both = new float[2 * length];
    direct.flip().get(both);
    assertThat(java.util.Arrays.copyOf(both, length)).isEqualTo(tensor(rules, first));
    assertThat(java.util.Arrays.copyOfRange(both, length, 2 * length))
        .isEqualTo(tensor(rules, second));
  }

  @Test
  void aRegionOutsideThePictureIsRefused() {
    Picture picture = SyntheticPicture.of(30, 20);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Preprocessor(rules(Resize.STRETCH, 8, 8))
                    .write(picture, new Region.Box(20, 0, 11, 20), FloatBuffer.allocate(192)));
  }

  private static float[] tensor(Preprocessing rules, Picture picture) {
    FloatBuffer buffer = FloatBuffer.allocate(rules.tensorLength());
    new Preprocessor(rules).write(picture, whole(picture), buffer);
    return buffer.array();
  }

  private static Region.Box whole(Picture picture) {
    return new Region.Box(0, 0, picture.width(), picture.height());
  }

  private static Picture white(int width, int height) {
    byte[] rgb = new byte[width * height * 3];
    java.util.Arrays.fill(rgb, (byte) 255);
    return new Picture(width, height, rgb);
  }

  private static Preprocessing rules(Resize resize, int resizeTo, int cropTo) {
    return new Preprocessing(
        1,
        resize,
        resizeTo,
        cropTo,
        Resample.BICUBIC,
        1 / 255.0,
        new float[] {0.5f, 0.4f, 0.3f},
        new float[] {0.25f, 0.5f, 0.2f});
  }
}
