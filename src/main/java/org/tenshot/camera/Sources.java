package org.tenshot.camera;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tenshot.camera.aravis.Aravis;
import org.tenshot.camera.aravis.GigeAddress;
import org.tenshot.domain.Simulation;
import org.tenshot.domain.TenshotException;

/// Opens whatever a person may give as a source. One is enough for a program.
public final class Sources {

  private static final Pattern URL = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+)://.*");
  private static final Pattern USB = Pattern.compile("usb:(\\d{1,3})");
  private static final Pattern FROM_ENVIRONMENT = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}");
  private static final Set<String> SCHEMES = Set.of("rtsp", "rtsps", "http", "https", "udp");
  private static final Set<String> VIDEOS =
      Set.of(
          "mp4", "m4v", "mkv", "avi", "mov", "mpg", "mpeg", "ts", "webm", "mjpeg", "mjpg", "wmv");

  private final Ffmpeg ffmpeg = new Ffmpeg();
  private final String system;
  private final PartDrawer.Setup parts;
  private @Nullable Aravis aravis;

  /// @param system the operating system's name, as the system property `os.name` has it: the names
  ///   of cameras depend on it
  /// @param parts draws the parts of the simulated line
  public Sources(String system, PartDrawer.Setup parts) {
    this.parts = parts;
    this.system = system.toLowerCase(Locale.ROOT);
  }

  /// What can be given, for help texts and for refusals.
  public static String describe() {
    return "sim: (the simulated line, also sim:?seed=7&count=500&rate=4), a folder of pictures, a"
        + " picture, a video file, a stream (rtsp://, rtsps://, http://, https://, udp://) or a"
        + " camera (usb:0; /dev/video0 on Linux; video=NAME on Windows; gige: for GigE Vision and"
        + " USB3 Vision)";
  }

  /// An address with what the environment holds in place of each `${NAME}`, so that passwords of
  /// cameras stand in no profile.
  ///
  /// @throws TenshotException if the environment holds nothing of that name
  public static String filled(String address, Map<String, String> environment)
      throws TenshotException {
    StringBuilder filled = new StringBuilder();
    Matcher name = FROM_ENVIRONMENT.matcher(address);
    while (name.find()) {
      String value = environment.getOrDefault(name.group(1), "");
      if (value.isEmpty()) {
        throw new TenshotException(
            "The source %s wants %s from the environment, which has none: set it where the program is started."
                .formatted(shown(address), name.group(1)));
      }
      name.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return name.appendTail(filled).toString();
  }

  /// An address without its passwords, for screens and logs.
  public static String shown(String address) {
    return SafeName.of(address);
  }

  /// A live source need not be there yet: it opens, and says that it is lost until it comes.
  ///
  /// @param address one of {@link #describe()}
  /// @throws TenshotException if it is none of these, or a file or folder that cannot be read
  public FrameSource open(String address, SourceSettings settings) throws TenshotException {
    if (SimulatedAddress.matches(address)) {
      return simulated(address, settings);
    }
    Matcher url = URL.matcher(address);
    if (url.matches()) {
      return stream(address, url.group(1).toLowerCase(Locale.ROOT), settings);
    }
    Matcher usb = USB.matcher(address);
    if (usb.matches()) {
      return numbered(address, Integer.parseInt(usb.group(1)), settings);
    }
    if (GigeAddress.matches(address)) {
      return industrial(GigeAddress.parse(address), settings);
    }
    if (address.startsWith("video=")) {
      return named(address, settings);
    }
    if (address.startsWith("/dev/video")) {
      return live(VideoAddress.device(address, address, "v4l2"), settings);
    }
    return file(address, settings);
  }

  private FrameSource simulated(String address, SourceSettings settings) throws TenshotException {
    Simulation simulation = settings.simulation();
    if (simulation == null) {
      throw new TenshotException(
          "The profile has no simulation, so "
              + address
              + " has nothing to show. Add a simulation to the profile, or give another source.");
    }
    SimulatedAddress line = SimulatedAddress.parse(address);
    double rate = line.rate();
    if (rate == 0 && settings.belt() == SourceSettings.Belt.PACED) {
      rate = simulation.partsPerSecond();
    }
    PartDrawer drawer = line.light().over(parts.prepare(simulation, line.seed()));
    return new SimulatedSource(address, drawer, line.count(), rate, settings.clock());
  }

  private FrameSource stream(String address, String scheme, SourceSettings settings)
      throws TenshotException {
    if (!SCHEMES.contains(scheme)) {
      throw unknown(SafeName.of(address), "streams of the kind " + scheme + ":// are not known");
    }
    return live(VideoAddress.stream(address), settings);
  }

  private FrameSource numbered(String address, int number, SourceSettings settings)
      throws TenshotException {
    if (system.contains("linux")) {
      return live(VideoAddress.device(address, "/dev/video" + number, "v4l2"), settings);
    }
    throw new TenshotException(
        address
            + " needs Linux, where cameras have numbers. On Windows give video=NAME with the name"
            + " that the Device Manager shows under Cameras.");
  }

  private FrameSource named(String address, SourceSettings settings) throws TenshotException {
    if (system.contains("windows")) {
      return live(VideoAddress.device(address, address, "dshow"), settings);
    }
    throw new TenshotException(
        address
            + " needs Windows, where cameras have names. On Linux give usb:0 or /dev/video0 (v4l2-ctl"
            + " --list-devices shows which there are).");
  }

  /// A library that is missing does not come by itself, unlike a camera: it is refused at once.
  private FrameSource industrial(GigeAddress address, SourceSettings settings)
      throws TenshotException {
    AravisOrigin origin = new AravisOrigin(aravis(), address, settings.limits(), settings.camera());
    return VideoSource.live(origin, settings.limits(), settings.clock());
  }

  private synchronized Aravis aravis() throws TenshotException {
    Aravis loaded = aravis;
    if (loaded == null) {
      loaded = Aravis.load();
      aravis = loaded;
    }
    return loaded;
  }

  private FrameSource live(VideoAddress address, SourceSettings settings) {
    FfmpegOrigin origin =
        new FfmpegOrigin(ffmpeg, address, VideoDevices.OF_LINUX, settings.camera());
    return VideoSource.live(origin, settings.limits(), settings.clock());
  }

  private FrameSource file(String address, SourceSettings settings) throws TenshotException {
    if (address.isBlank()) {
      throw unknown(address, "it is empty");
    }
    Path path = path(address);
    if (Files.isDirectory(path)) {
      return switch (settings.folder()) {
        case ONCE -> FolderSource.folder(address, path, settings);
        case WATCHED -> WatchedFolderSource.open(address, path, settings);
      };
    }
    if (!Files.exists(path)) {
      throw unknown(address, "there is no such file or folder");
    }
    if (FolderListing.isPicture(path)) {
      return FolderSource.picture(address, path, settings);
    }
    if (VIDEOS.contains(ending(path))) {
      return VideoSource.file(
          ffmpeg, VideoAddress.file(address), settings.limits(), settings.clock());
    }
    throw unknown(address, "its name does not end like that of a picture or a video");
  }

  private static Path path(String address) throws TenshotException {
    try {
      return Path.of(address);
    } catch (InvalidPathException noPath) {
      throw unknown(SafeName.of(address), "it is no path either");
    }
  }

  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static TenshotException unknown(String name, String why) {
    return new TenshotException(
        "\"" + name + "\" is no source: " + why + ". Give " + describe() + ".");
  }
}
