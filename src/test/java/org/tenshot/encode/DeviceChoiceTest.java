package org.tenshot.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.Device;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.Precision;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.EncoderSettings.CpuFile;

/// What a machine without a working card can show of the choice. That CUDA is taken where it works
/// needs a card.
class DeviceChoiceTest {

  private static final NvidiaDriver DRIVER = new NvidiaDriver(true, "/proc/driver/nvidia/version");

  @TempDir private Path folder = Path.of("");

  @Test
  void theCpuIsTakenWhereTheSettingsSaySo() throws Exception {
    try (OnnxEncoder encoder = open(DRIVER, DevicePreference.CPU, CpuFile.FP32)) {
      assertThat(encoder.device())
          .extracting(Device::kind, Device::reason, Device::fellBack)
          .containsExactly(Device.Kind.CPU, "The settings ask for the CPU.", false);
    }
  }

  @Test
  void aDriverWhoseCudaDoesNotWorkIsAFallBackThatSomebodyShouldMend() throws Exception {
    try (OnnxEncoder encoder = open(DRIVER, DevicePreference.AUTO, CpuFile.FP32)) {
      assertThat(encoder.device().kind()).isEqualTo(Device.Kind.CPU);
      assertThat(encoder.device().fellBack()).isTrue();
      assertThat(encoder.device().reason())
          .startsWith("An NVIDIA driver is there (/proc/driver/nvidia/version), but CUDA does not");
      assertThat(encoder.id().precision()).isEqualTo(Precision.FP32);
      assertThat(encoder.encodePictures(TinyPack.tensors(1), 1)).hasSize(1);
    }
  }

  @Test
  void aForcedCardThatIsNotThereIsAnError() {
    assertThatExceptionOfType(TenshotException.class)
        .isThrownBy(() -> open(NvidiaDriver.NONE, DevicePreference.CUDA, CpuFile.FP32))
        .withMessageContaining("ask for CUDA")
        .withMessageContaining("no NVIDIA driver");
    assertThatExceptionOfType(TenshotException.class)
        .isThrownBy(() -> open(DRIVER, DevicePreference.CUDA, CpuFile.FP32))
        .withMessageContaining("ask for CUDA")
        .withMessageContaining("CUDA does not work");
  }

  @Test
  void eightBitsRunOnlyWhereTheyWereProvenAndAskedFor() throws Exception {
    TinyPack pack = TinyPack.in(folder).put("vision.onnx", "onnx/vision_model_quantized.onnx");
    assertThat(precision(pack, CpuFile.PROVEN_INT8)).as("not proven").isEqualTo(Precision.FP32);
    pack.write("encoder.json", "{\"figures\": {\"quantisedCosine\": 0.98}}");
    assertThat(precision(pack, CpuFile.PROVEN_INT8)).as("too far off").isEqualTo(Precision.FP32);
    pack.write("encoder.json", "{\"figures\": {\"quantisedCosine\": 0.995}}");
    assertThat(precision(pack, CpuFile.FP32)).as("not asked for").isEqualTo(Precision.FP32);
    assertThat(precision(pack, CpuFile.PROVEN_INT8)).isEqualTo(Precision.INT8);
  }

  @Test
  void eightBitsThatDoNotFollowTheExactFileDoNotRun() throws Exception {
    TinyPack pack =
        TinyPack.in(folder)
            .put("vision-wide.onnx", "onnx/vision_model_quantized.onnx")
            .write("encoder.json", "{\"figures\": {\"quantisedCosine\": 0.999}}");
    try (OnnxEncoder encoder = open(pack, DevicePreference.CPU_INT8)) {
      assertThat(encoder.id().precision()).isEqualTo(Precision.FP32);
      assertThat(encoder.device().fellBack()).isTrue();
      assertThat(encoder.device().reason()).contains("too far off").contains("0.99 is needed");
    }
    pack.put("vision.onnx", "onnx/vision_model_quantized.onnx");
    try (OnnxEncoder encoder = open(pack, DevicePreference.CPU_INT8)) {
      assertThat(encoder.id().precision()).isEqualTo(Precision.INT8);
      assertThat(encoder.device().fellBack()).isFalse();
      assertThat(encoder.device().reason()).contains("is 1.00000, and 0.99 is needed");
    }
    pack.write("encoder.json", "{}");
    try (OnnxEncoder encoder = open(pack, DevicePreference.CPU_INT8)) {
      assertThat(encoder.id().precision()).isEqualTo(Precision.FP32);
      assertThat(encoder.device().reason()).contains("no 8-bit file that was proven");
    }
  }

  @Test
  void closeEnoughIsDecidedByTheWorstPicture() {
    Embedding exact = new Embedding(new float[] {1, 0});
    Embedding near = Embedding.normalised(new float[] {1, 0.1f});
    Embedding nearer = Embedding.normalised(new float[] {1, 0.02f});
    List<Embedding> reference = List.of(exact, exact);
    assertThat(WarmUp.likeness(reference, List.of(nearer, near), Precision.INT8).proven()).isTrue();
    assertThat(WarmUp.likeness(reference, List.of(nearer, near), Precision.FP16).proven())
        .isFalse();
    assertThat(WarmUp.likeness(reference, List.of(nearer, nearer), Precision.FP16).proven())
        .isTrue();
    Embedding far = Embedding.normalised(new float[] {1, 0.2f});
    assertThat(WarmUp.likeness(reference, List.of(far, nearer), Precision.INT8).proven()).isFalse();
  }

  @Test
  void aStationWithoutTensorRtGoesOnAndSaysWhy() throws Exception {
    try (OnnxEncoder encoder = open(NvidiaDriver.NONE, DevicePreference.TENSORRT, CpuFile.FP32)) {
      assertThat(encoder.device())
          .extracting(Device::kind, Device::reason, Device::fellBack)
          .containsExactly(
              Device.Kind.CPU,
              "The settings ask for TensorRT, which does not work. This machine has no NVIDIA driver.",
              true);
    }
    try (OnnxEncoder encoder = open(DRIVER, DevicePreference.TENSORRT, CpuFile.FP32)) {
      assertThat(encoder.device().kind()).isEqualTo(Device.Kind.CPU);
      assertThat(encoder.device().fellBack()).isTrue();
      assertThat(encoder.device().reason())
          .startsWith("The settings ask for TensorRT, which does not work. ")
          .contains("TensorRT")
          .contains("CUDA does not work");
    }
  }

  @Test
  void noFileGetsTheEnginesOfAnother() throws Exception {
    TinyPack pack = TinyPack.in(folder).put("vision-wide.onnx", "onnx/vision_model_quantized.onnx");
    Networks networks = new Networks(TinyPack.natives().environment(), 1, folder.resolve("rt"));
    Path one = networks.engines(pack.folder().resolve("onnx/vision_model.onnx"));
    Path other = networks.engines(pack.folder().resolve("onnx/vision_model_quantized.onnx"));
    assertThat(one).isNotEqualTo(other).hasParentRaw(folder.resolve("rt"));
    assertThat(one.getFileName().toString()).matches("[0-9a-f]{16}-onnxruntime-.+");
  }

  @Test
  void aPackOfSixteenBitsAloneStillRunsOnTheCpu() throws Exception {
    TinyPack pack =
        TinyPack.in(folder)
            .put("vision.onnx", "onnx/vision_model_fp16.onnx")
            .delete("onnx/vision_model.onnx");
    assertThat(precision(pack, CpuFile.FP32)).isEqualTo(Precision.FP16);
    pack.put("vision.onnx", "onnx/vision_model_quantized.onnx")
        .delete("onnx/vision_model_fp16.onnx");
    assertThatExceptionOfType(TenshotException.class)
        .isThrownBy(() -> precision(pack, CpuFile.FP32))
        .withMessageContaining("8-bit file alone is not exact enough");
  }

  @Test
  void aDriverIsSeenByItsFiles() throws Exception {
    assertThat(NvidiaDriver.below(folder)).isEqualTo(NvidiaDriver.NONE);
    Path library = folder.resolve("usr/lib/x86_64-linux-gnu/libcuda.so.1");
    Files.createDirectories(Objects.requireNonNull(library.getParent()));
    Files.createFile(library);
    assertThat(NvidiaDriver.below(folder)).isEqualTo(new NvidiaDriver(true, library.toString()));
  }

  private static Precision precision(TinyPack pack, CpuFile onCpu) throws Exception {
    EncoderSettings settings = new EncoderSettings(DevicePreference.AUTO, onCpu, 1);
    try (OnnxEncoder encoder =
        OnnxEncoder.open(EncoderPack.read(pack.folder()), settings, TinyPack.natives())) {
      return encoder.id().precision();
    }
  }

  private static OnnxEncoder open(TinyPack pack, DevicePreference device) throws Exception {
    return OnnxEncoder.open(
        EncoderPack.read(pack.folder()),
        new EncoderSettings(device, CpuFile.FP32, 1),
        TinyPack.natives());
  }

  private OnnxEncoder open(NvidiaDriver driver, DevicePreference device, CpuFile onCpu)
      throws Exception {
    return OnnxEncoder.open(
        EncoderPack.read(TinyPack.in(folder).folder()),
        new EncoderSettings(device, onCpu, 1),
        TinyPack.natives().with(driver));
  }
}
