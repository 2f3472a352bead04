package org.tenshot.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import jdk.incubator.vector.IntVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenshot.OtherProgram;
import org.tenshot.domain.Preprocessing.Resample;
import org.tenshot.domain.Region;

/// Both ways of resizing give the same bytes.
class PassesTest {

  /// Sizes, and windows with a rest in every direction: blocks of 32 bytes and of 8 rows.
  static Stream<Arguments> sizes() {
    return Stream.of(
            new int[] {11, 8, 11, 8, 0, 0, 11, 8},
            new int[] {97, 61, 64, 64, 0, 0, 64, 64},
            new int[] {97, 61, 224, 140, 3, 7, 199, 131},
            new int[] {1080, 1080, 224, 224, 0, 0, 224, 224},
            new int[] {640, 480, 298, 224, 37, 0, 224, 224},
            new int[] {333, 217, 50, 20, 1, 1, 47, 18},
            new int[] {40, 900, 14, 160, 2, 5, 12, 150},
            new int[] {2000, 9, 100, 3, 0, 0, 100, 3})
        .flatMap(size -> Arrays.stream(Resample.values()).map(filter -> arguments(size, filter)));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void wideRegistersGiveTheSameBytes(int[] size, Resample filter) {
    Weights columns = Weights.of(size[0], size[2], size[4], size[6], filter);
    Weights rows = Weights.of(size[1], size[3], size[5], size[7], filter);
    assertThat(run(new VectorPasses(columns, rows), size))
        .isEqualTo(run(new PlainPasses(columns, rows), size));
  }

  /// A piece in the lower right corner of a picture, where reading on would end behind the array;
  /// with values at both ends, which sums leave upwards and downwards.
  private static byte[] run(Passes passes, int[] size) {
    int width = size[0] + 5;
    byte[] rgb = new byte[3 * width * (size[1] + 3)];
    Random random = new Random(7);
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (random.nextBoolean() ? random.nextInt(256) : random.nextBoolean() ? 255 : 0);
    }
    byte[] lines = new byte[3 * size[6] * size[7]];
    int[] told = new int[size[7]];
    for (int again = 0; again < 2; again++) {
      passes.run(
          rgb,
          (3 * width + 5) * 3,
          3 * width,
          lines,
          (from, to) -> {
            for (int line = from; line < to; line++) {
              told[line]++;
            }
          });
    }
    assertThat(told).containsOnly(2);
    return lines;
  }

  @Test
  void whatDoesNotFillTheRegistersIsDoneOneByOne() {
    Weights few = Weights.of(10, 8, 0, 8, Resample.BICUBIC);
    Weights many = Weights.of(100, 80, 0, 80, Resample.BICUBIC);
    Weights narrow = Weights.of(100, 8, 0, 8, Resample.BICUBIC);
    Weights sevenRows = Weights.of(7, 3, 0, 3, Resample.BICUBIC);
    assertThat(VectorPasses.fit(many, many)).isEqualTo(IntVector.SPECIES_PREFERRED.length() >= 8);
    assertThat(VectorPasses.fit(few, many)).isFalse();
    assertThat(VectorPasses.fit(narrow, many)).isFalse();
    assertThat(VectorPasses.fit(many, sevenRows)).isFalse();
  }

  @Test
  void aProgramWithoutTheModuleResizesAllTheSame() throws Exception {
    Process process = OtherProgram.of(WithoutTheModule.class).redirectErrorStream(true).start();
    try (var answer = process.getInputStream()) {
      assertThat(new String(answer.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("false " + WithoutTheModule.resized());
    }
    assertThat(process.waitFor()).isZero();
  }

  /// The program of {@link #aProgramWithoutTheModuleResizesAllTheSame}.
  static final class WithoutTheModule {

    private WithoutTheModule() {}

    public static void main(String[] args) {
      boolean module = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
      System.out.print(module + " " + resized());
    }

    static String resized() {
      byte[] rgb = SyntheticPicture.of(120, 90).rgb();
      PillowResize resize =
          new PillowResize(120, 90, 32, 24, new Region.Box(0, 0, 32, 24), Resample.BICUBIC);
      return HexFormat.of().formatHex(resize.resize(rgb, 120, new Region.Box(0, 0, 120, 90)));
    }
  }
}
