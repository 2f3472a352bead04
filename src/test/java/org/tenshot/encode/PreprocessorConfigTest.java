package org.tenshot.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.Preprocessing;
import org.tenshot.domain.Preprocessing.Resample;
import org.tenshot.domain.Preprocessing.Resize;

class PreprocessorConfigTest {

  private static final String COLOURS =
      "\"image_mean\": [0.1, 0.2, 0.3], \"image_std\": [0.4, 0.5, 0.6]";

  @TempDir private Path folder = Path.of("");

  @Test
  void plainNumbersAndObjectsMeanTheSame() throws Exception {
    Preprocessing objects =
        read(
            "{\"size\": {\"shortest_edge\": 256}, \"crop_size\": {\"height\": 224, \"width\": 224},"
                + " \"resample\": 2, "
                + COLOURS
                + "}");
    assertThat(objects.resize()).isEqualTo(Resize.SHORTEST_EDGE);
    assertThat(objects.resizeTo()).isEqualTo(256);
    assertThat(objects.cropTo()).isEqualTo(224);
    assertThat(objects.resample()).isEqualTo(Resample.BILINEAR);
    assertThat(objects.rescale()).isEqualTo(1 / 255.0);
    assertThat(objects.mean()).containsExactly(0.1f, 0.2f, 0.3f);
    assertThat(objects.deviation()).containsExactly(0.4f, 0.5f, 0.6f);
    Preprocessing numbers =
        read("{\"size\": 256, \"crop_size\": 224, \"resample\": 2, " + COLOURS + "}");
    assertThat(numbers).usingRecursiveComparison().isEqualTo(objects);
  }

  @Test
  void heightAndWidthStretch() throws Exception {
    Preprocessing rules =
        read(
            "{\"size\": {\"height\": 224, \"width\": 224}, \"do_center_crop\": false, "
                + COLOURS
                + "}");
    assertThat(rules.resize()).isEqualTo(Resize.STRETCH);
    assertThat(rules.cropTo()).isEqualTo(224);
    assertThat(rules.resample()).isEqualTo(Resample.BICUBIC);
  }

  @Test
  void whatIsSwitchedOffIsNotDone() throws Exception {
    Preprocessing rules =
        read(
            "{\"do_resize\": false, \"crop_size\": 64, \"do_rescale\": false,"
                + " \"do_normalize\": false}");
    assertThat(rules.resize()).isEqualTo(Resize.NONE);
    assertThat(rules.cropTo()).isEqualTo(64);
    assertThat(rules.rescale()).isEqualTo(1);
    assertThat(rules.mean()).containsExactly(0, 0, 0);
    assertThat(rules.deviation()).containsExactly(1, 1, 1);
  }

  private Preprocessing read(String text) throws Exception {
    Path file = folder.resolve(PreprocessorConfig.FILE);
    Files.writeString(file, text);
    return new PreprocessorConfig(JsonFile.read(file)).preprocessing();
  }
}
