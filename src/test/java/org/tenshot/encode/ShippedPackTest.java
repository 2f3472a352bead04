package org.tenshot.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.tenshot.ShippedEncoder;
import org.tenshot.domain.Device;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.PatchGrid;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Precision;
import org.tenshot.domain.Region;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.TenshotException;
import org.tenshot.image.PictureFiles;
import org.tenshot.image.Preprocessor;

/// The pack that ships: its files agree, and it sees patches.
class ShippedPackTest {

  private static final Path HOME = Path.of(System.getProperty("tenshot.home", "."));
  private static final Path SHARED = HOME.resolve("../shared").normalize();
  private static final int MOST = 100;

  @ParameterizedTest
  @ValueSource(strings = {"parity/images", "data/magnetic-tile/images"})
  void theSmallerFilesAgreeWithTheExactOne(String place) throws Exception {
    Path folder = SHARED.resolve(place);
    if (!Files.isDirectory(folder)) {
      LoggerFactory.getLogger(ShippedPackTest.class).warn("SKIPPED: no pictures at {}", folder);
    }
    assumeTrue(Files.isDirectory(folder), "no pictures at " + folder);
    EncoderPack pack = EncoderPack.read(HOME.resolve("assets/encoders/surface-s"));
    List<FloatBuffer> tensors = tensors(pack, folder);
    List<Embedding> exact = embeddings(pack, Precision.FP32, tensors);
    assertThat(agreement(exact, embeddings(pack, Precision.FP16, tensors)))
        .isGreaterThanOrEqualTo(0.999);
    assertThat(agreement(exact, embeddings(pack, Precision.INT8, tensors)))
        .isGreaterThanOrEqualTo(0.99);
  }

  @Test
  void thePictureIsTheSameWithItsPatches() throws Exception {
    try (OnnxEncoder encoder = ShippedEncoder.open()) {
      assertThat(encoder.seesPatches()).isTrue();
      FloatBuffer tensor = WarmUp.tensors(encoder.preprocessing()).getFirst();
      Embedding alone = encoder.encodePictures(tensor, 1).getFirst();
      SeenPicture seen = encoder.encodeWithPatches(tensor);
      assertThat(seen.whole().cosine(alone)).isCloseTo(1, within(1e-6));
      PatchGrid patches = Objects.requireNonNull(seen.patches());
      assertThat(patches.dimension()).isEqualTo(alone.dimension());
      assertThat(patches.rows() * 8).isEqualTo(encoder.preprocessing().cropTo());
      float[] first = new float[patches.dimension()];
      System.arraycopy(patches.values(), 0, first, 0, first.length);
      assertThat(patches.cosine(0, first)).isCloseTo(1, within(1e-5));
    }
  }

  private static List<FloatBuffer> tensors(EncoderPack pack, Path folder) throws Exception {
    Preprocessor preprocessor = new Preprocessor(pack.preprocessing());
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> file.toString().matches(".*\\.(png|jpe?g|bmp)")).sorted().toList();
    }
    List<FloatBuffer> tensors = new ArrayList<>();
    int step = Math.max(1, files.size() / MOST);
    for (int i = 0; i < files.size() && tensors.size() < MOST; i += step) {
      Picture picture = PictureFiles.read(files.get(i));
      FloatBuffer tensor =
          ByteBuffer.allocateDirect(pack.preprocessing().tensorLength() * Float.BYTES)
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
      preprocessor.write(picture, new Region.Box(0, 0, picture.width(), picture.height()), tensor);
      tensors.add(tensor.clear());
    }
    return tensors;
  }

  private static List<Embedding> embeddings(
      EncoderPack pack, Precision precision, List<FloatBuffer> tensors) throws TenshotException {
    NativeLibraries natives = NativeLibraries.install(ShippedEncoder.natives(), NvidiaDriver.NONE);
    Networks networks = new Networks(natives.environment(), 2, natives.engines());
    try (VisionTower tower =
        VisionTower.open(networks, pack.visionFile(precision), Device.Kind.CPU, pack.wanted())) {
      List<Embedding> embeddings = new ArrayList<>();
      for (FloatBuffer tensor : tensors) {
        embeddings.add(tower.encode(tensor, 1).getFirst());
      }
      return embeddings;
    }
  }

  private static double agreement(List<Embedding> one, List<Embedding> other) {
    double sum = 0;
    for (int i = 0; i < one.size(); i++) {
      sum += one.get(i).cosine(other.get(i));
    }
    return sum / one.size();
  }
}
