package org.tenshot.archive;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkFiles;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.DevicePreference;
import org.tenshot.encode.Encoder;
import org.tenshot.encode.EncoderPack;
import org.tenshot.encode.EncoderSettings;
import org.tenshot.encode.JointEncoder;
import org.tenshot.encode.NativeLibraries;
import org.tenshot.encode.NvidiaDriver;
import org.tenshot.encode.OnnxEncoder;
import org.tenshot.encode.Packs;

/// Which encoder every process of the cluster opens. Equal choices share one encoder.
///
/// @param packs a name or a path, or several with `+` between them; a name is that of a folder that
///   was sent along with `--archives`, or of one of `assets/encoders` where the process was started
/// @param device CPU or CUDA, which give the same identity on every node or fail
/// @param threads of one run on the CPU; 0 for as many as the station would take
/// @param natives a folder for native libraries; null for one of the process' own
record EncoderChoice(String packs, DevicePreference device, int threads, @Nullable String natives)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /// Opens it in this process.
  ///
  /// @throws TenshotException if a pack is not there or damaged, or the device does not work
  Encoder open() throws TenshotException {
    Path sent = Path.of(SparkFiles.getRootDirectory());
    Path libraries = natives == null ? sent.resolve("natives") : Path.of(natives);
    NativeLibraries installed =
        NativeLibraries.install(
            libraries, device == DevicePreference.CPU ? NvidiaDriver.NONE : NvidiaDriver.detect());
    List<Encoder> opened = new ArrayList<>();
    try {
      for (EncoderPack one : new Packs(List.of(sent, Path.of("assets/encoders"))).findAll(packs)) {
        opened.add(OnnxEncoder.open(one, settings(), installed));
      }
      return JointEncoder.of(opened);
    } catch (TenshotException e) {
      opened.forEach(Encoder::close);
      throw e;
    }
  }

  private EncoderSettings settings() {
    EncoderSettings usual = EncoderSettings.forCores(Runtime.getRuntime().availableProcessors());
    return new EncoderSettings(device, usual.onCpu(), threads == 0 ? usual.threads() : threads);
  }
}
