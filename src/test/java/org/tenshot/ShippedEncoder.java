package org.tenshot;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.tenshot.camera.FrameSource;
import org.tenshot.camera.SourceSettings;
import org.tenshot.camera.Sources;
import org.tenshot.camera.sim.SimulatedBelt;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.ClassPrompts;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.DevicePreference;
import org.tenshot.encode.EncoderPack;
import org.tenshot.encode.EncoderSettings;
import org.tenshot.encode.NativeLibraries;
import org.tenshot.encode.NvidiaDriver;
import org.tenshot.encode.OnnxEncoder;
import org.tenshot.image.PictureFiles;
import org.tenshot.profile.ProfileFolder;
import org.tenshot.profile.ProfileReader;
import org.tenshot.profile.TemplateLibrary;

/// The real things that ship, for tests of the whole: the encoder, the profiles, the simulated
/// line.
public final class ShippedEncoder {

  private static final Path HOME = Path.of(System.getProperty("tenshot.home"));
  private static final Path DATA = Path.of(System.getProperty("tenshot.data"));

  private ShippedEncoder() {}

  /// The encoder that ships, on this machine's processor.
  public static OnnxEncoder open() throws TenshotException {
    return open(EncoderSettings.CpuFile.FP32);
  }

  /// The same with another of its files.
  public static OnnxEncoder open(EncoderSettings.CpuFile file) throws TenshotException {
    NativeLibraries natives = NativeLibraries.install(natives(), NvidiaDriver.NONE);
    return OnnxEncoder.open(
        EncoderPack.read(HOME.resolve("assets/encoders/surface-s")),
        new EncoderSettings(DevicePreference.CPU, file, 2),
        natives);
  }

  /// A folder for native libraries that outlives a test.
  public static Path natives() {
    return DATA.resolve("natives");
  }

  /// A profile that ships.
  public static Profile profile(String name) throws TenshotException {
    return new ProfileFolder(
            List.of(HOME.resolve("profiles")), new ProfileReader(TemplateLibrary.shipped()))
        .find(name);
  }

  /// A source of a profile; a folder ends with its last picture.
  public static FrameSource source(String address, Profile profile) throws TenshotException {
    SourceSettings settings =
        SourceSettings.of(PictureFiles::read, Clock.systemUTC())
            .forProduct(
                profile.classes().stream().map(ClassPrompts::productClass).toList(),
                profile.simulation());
    return new Sources(System.getProperty("os.name"), SimulatedBelt::prepare)
        .open(address, settings);
  }

  /// The first frames of a source.
  public static List<Frame> frames(String address, Profile profile, int count) throws Exception {
    List<Frame> frames = new ArrayList<>();
    try (FrameSource source = source(address, profile)) {
      while (frames.size() < count) {
        if (source.next() instanceof Arrival.Taken(Frame frame)) {
          frames.add(frame);
        }
      }
    }
    return frames;
  }
}
