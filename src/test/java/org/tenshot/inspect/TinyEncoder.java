package org.tenshot.inspect;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.tenshot.ShippedEncoder;
import org.tenshot.encode.DevicePreference;
import org.tenshot.encode.EncoderPack;
import org.tenshot.encode.EncoderSettings;
import org.tenshot.encode.NativeLibraries;
import org.tenshot.encode.NvidiaDriver;
import org.tenshot.encode.OnnxEncoder;

/// An encoder of a few kilobytes that takes a millisecond, for tests of what happens around it.
public final class TinyEncoder {

  private TinyEncoder() {}

  public static OnnxEncoder open(Path folder) throws Exception {
    Map<String, String> files =
        Map.of(
            "config.json", "config.json",
            "preprocessor_config.json", "preprocessor_config.json",
            "tokenizer.json", "tokenizer.json",
            "vision.onnx", "onnx/vision_model.onnx",
            "text.onnx", "onnx/text_model.onnx");
    for (Map.Entry<String, String> each : files.entrySet()) {
      Path file = folder.resolve(each.getValue());
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      try (InputStream in =
          Objects.requireNonNull(
              TinyEncoder.class.getResourceAsStream("/encode/" + each.getKey()))) {
        Files.copy(in, file);
      }
    }
    return OnnxEncoder.open(
        EncoderPack.read(folder),
        new EncoderSettings(DevicePreference.CPU, EncoderSettings.CpuFile.FP32, 1),
        NativeLibraries.install(ShippedEncoder.natives(), NvidiaDriver.NONE));
  }
}
