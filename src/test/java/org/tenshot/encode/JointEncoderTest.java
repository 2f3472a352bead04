package org.tenshot.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.ShippedEncoder;
import org.tenshot.domain.Device;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.PatchGrid;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.TenshotException;
import org.tenshot.image.Preprocessor;

/// Two encoders that want other pictures, make other embeddings and have other logit scales.
class JointEncoderTest {

  @TempDir private Path folder = Path.of("");
  private OnnxEncoder tiny;
  private OnnxEncoder shipped;
  private Encoder joint;

  @BeforeEach
  void open() throws Exception {
    tiny = TinyPack.in(folder).open();
    shipped = ShippedEncoder.open();
    joint = JointEncoder.of(List.of(tiny, shipped));
  }

  @AfterEach
  void close() {
    joint.close();
    assertThatExceptionOfType(TenshotException.class)
        .isThrownBy(() -> tiny.encodePictures(TinyPack.tensors(1), 1))
        .withMessageContaining("is closed");
  }

  @Test
  void theCosineOfTwoPicturesIsTheMeanOfTheEncodersCosines() throws Exception {
    List<Embedding> together = joint.encodePictures(tensors(joint, 3), 3);
    List<Embedding> small = tiny.encodePictures(tensors(tiny, 3), 3);
    List<Embedding> large = shipped.encodePictures(tensors(shipped, 3), 3);
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < 3; k++) {
        double mean = (small.get(i).cosine(small.get(k)) + large.get(i).cosine(large.get(k))) / 2;
        assertThat(together.get(i).cosine(together.get(k))).isCloseTo(mean, within(1e-5));
      }
    }
    assertThat(together.get(0).cosine(together.get(1))).as("pictures differ").isLessThan(0.999);
    assertThat(together.getFirst().dimension()).isEqualTo(516);
  }

  @Test
  void onePictureIsTheSameAloneAndInABatch() throws Exception {
    List<Embedding> batch = joint.encodePictures(tensors(joint, 3), 3);
    for (int i = 0; i < 3; i++) {
      FloatBuffer one = tensor(joint, picture(i));
      assertThat(joint.encodePictures(one, 1).getFirst().cosine(batch.get(i)))
          .isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void theLogitOfAPictureAndATextIsTheMeanOfTheEncodersLogits() throws Exception {
    List<String> texts = List.of("a photo of a rusty bearing", "a photo of a good part");
    assertThat(tiny.logitScale()).isNotCloseTo(shipped.logitScale(), within(1.0));
    for (int i = 0; i < 3; i++) {
      for (int t = 0; t < 2; t++) {
        double mean = (logit(tiny, i, texts.get(t)) + logit(shipped, i, texts.get(t))) / 2;
        assertThat(logit(joint, i, texts.get(t))).isCloseTo(mean, within(1e-3));
      }
    }
  }

  @Test
  void patchesAreThoseOfTheEncoderThatSeesAnyInTheJointSpace() throws Exception {
    assertThat(tiny.seesPatches()).isFalse();
    assertThat(joint.seesPatches()).isTrue();
    assertThat(joint.preprocessing()).isEqualTo(shipped.preprocessing());
    SeenPicture seen = joint.encodeWithPatches(tensor(joint, picture(1)));
    SeenPicture alone = shipped.encodeWithPatches(tensor(shipped, picture(1)));
    assertThat(seen.whole().cosine(joint.encodePictures(tensor(joint, picture(1)), 1).getFirst()))
        .isCloseTo(1, within(1e-5));
    PatchGrid patches = Objects.requireNonNull(seen.patches());
    PatchGrid own = Objects.requireNonNull(alone.patches());
    assertThat(patches.dimension()).isEqualTo(joint.id().dimension());
    String text = "a photo of a rusty bearing";
    float[] jointText = joint.encodeTexts(List.of(text)).getFirst().values();
    float[] ownText = shipped.encodeTexts(List.of(text)).getFirst().values();
    double weight = shipped.logitScale() / joint.logitScale() / Math.sqrt(2);
    for (int patch : new int[] {0, 17, patches.count() - 1}) {
      assertThat(patches.cosine(patch, jointText))
          .isCloseTo(weight * own.cosine(patch, ownText), within(1e-5));
    }
  }

  @Test
  void itTellsWhoItIs() throws Exception {
    assertThat(joint.id().name()).isEqualTo("tiny+surface-s");
    assertThat(joint.id().dimension()).isEqualTo(516);
    assertThat(joint.device().kind()).isEqualTo(Device.Kind.CPU);
    assertThat(joint.device().reason()).contains("tiny: ").contains("surface-s: ");
    EncoderId other = JointEncoder.of(List.of(shipped, tiny)).id();
    assertThat(other.sha256())
        .as("another order is another space")
        .isNotEqualTo(joint.id().sha256());
    assertThat(JointEncoder.of(List.of(tiny))).isSameAs(tiny);
    assertThat(joint.tokens("bearing")).isEqualTo(tiny.tokens("bearing"));
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatExceptionOfType(TenshotException.class)
        .isThrownBy(() -> JointEncoder.of(List.of(tiny, shipped, tiny)))
        .withMessageContaining("named twice");
    assertThatIllegalArgumentException()
        .as("the tensor of one of the encoders alone")
        .isThrownBy(() -> joint.encodePictures(tensor(shipped, picture(0)), 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> joint.encodeWithPatches(tensor(shipped, picture(0))));
  }

  @Test
  void packsOfAnEnsembleAreNamedTogether() throws Exception {
    Packs packs = new Packs(List.of(folder));
    String path = TinyPack.in(folder.resolve("a+b,c")).folder().toString();
    assertThat(packs.findAll(path)).singleElement().extracting(EncoderPack::id).isEqualTo("tiny");
    assertThat(packs.findAll("tiny")).hasSize(1);
    assertThat(packs.findAll("tiny, tiny+tiny")).hasSize(3);
    for (String wrong : new String[] {"tiny+", "tiny+nothere", ""}) {
      assertThatExceptionOfType(TenshotException.class)
          .isThrownBy(() -> packs.findAll(wrong))
          .withMessageContaining("There is no encoder pack");
    }
  }

  private static double logit(Encoder encoder, int number, String text) throws Exception {
    Embedding picture = encoder.encodePictures(tensor(encoder, picture(number)), 1).getFirst();
    return encoder.logitScale() * picture.cosine(encoder.encodeTexts(List.of(text)).getFirst());
  }

  /// Pictures that are wider than high, so that every encoder's own crop shows.
  private static Picture picture(int number) {
    byte[] rgb = new byte[3 * 90 * 60];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) ((number + 1) * 37 * (i % 3 + 1) + (i / 3 % 90) * (number + 2));
    }
    return new Picture(90, 60, rgb);
  }

  private static FloatBuffer tensors(Encoder encoder, int count) {
    List<FloatBuffer> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(tensor(encoder, picture(i)));
    }
    FloatBuffer tensors = direct(count * encoder.tensorLength());
    all.forEach(tensors::put);
    return tensors.clear();
  }

  private static FloatBuffer tensor(Encoder encoder, Picture picture) {
    FloatBuffer tensor = direct(encoder.tensorLength());
    encoder
        .preprocessings()
        .forEach(
            rules -> new Preprocessor(rules).write(picture, new Region.Box(0, 0, 90, 60), tensor));
    return tensor.clear();
  }

  private static FloatBuffer direct(int floats) {
    return ByteBuffer.allocateDirect(floats * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }
}
