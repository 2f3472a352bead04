package org.tenshot.camera;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The video devices of this machine, as Linux lists them.
///
/// @param folder with one entry for each device; may be missing
record VideoDevices(Path folder) {

  /// Where Linux lists them.
  static final VideoDevices OF_LINUX = new VideoDevices(Path.of("/sys/class/video4linux"));

  private static final Logger LOG = LoggerFactory.getLogger(VideoDevices.class);

  /// Those that give pictures.
  List<FoundSource> list() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(VideoDevices::shows).sorted().map(VideoDevices::found).toList();
    } catch (IOException e) {
      LOG.warn("{} cannot be listed", folder, e);
      return List.of();
    }
  }

  /// A camera has several entries; the first of them, with index 0, gives pictures.
  private static boolean shows(Path entry) {
    return String.valueOf(entry.getFileName()).startsWith("video")
        && !line(entry.resolve("index")).matches("[1-9]\\d*");
  }

  private static FoundSource found(Path entry) {
    String address = "/dev/" + entry.getFileName();
    return new FoundSource(address, line(entry.resolve("name")), serial(entry), address);
  }

  /// The serial number of a device.
  ///
  /// @param device such as `/dev/video0`
  /// @return empty where it has none, or there is no such device
  String serial(String device) {
    return serial(folder.resolve(device.substring(device.lastIndexOf('/') + 1)));
  }

  /// The entry is one function of a USB device, and the number is the device's.
  private static String serial(Path entry) {
    return line(entry.resolve("device").resolve("..").resolve("serial"));
  }

  private static String line(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
