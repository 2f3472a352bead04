package org.tenshot.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.Device;
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
          .isEqualTo(new Device(Device.Kind.CPU, "The settings ask for the CPU.", false));
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

  private OnnxEncoder open(NvidiaDriver driver, DevicePreference device, CpuFile onCpu)
      throws Exception {
    return OnnxEncoder.open(
        EncoderPack.read(TinyPack.in(folder).folder()),
        new EncoderSettings(device, onCpu, 1),
        TinyPack.natives().with(driver));
  }
}
