package org.tenshot.camera;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.camera.aravis.Aravis;
import org.tenshot.camera.aravis.FoundCamera;
import org.tenshot.domain.TenshotException;

/// Looks for cameras: GigE Vision and USB3 Vision by asking all networks, USB cameras where Linux
/// lists them.
public final class CameraSearch {

  private static final Logger LOG = LoggerFactory.getLogger(CameraSearch.class);

  private final Path videoClass;

  /// What was found.
  ///
  /// @param notes sentences on what could not be looked for
  public record Found(List<FoundSource> sources, List<String> notes) {

    public Found {
      sources = List.copyOf(sources);
      notes = List.copyOf(notes);
    }
  }

  /// Where Linux lists its video devices.
  public CameraSearch() {
    this(Path.of("/sys/class/video4linux"));
  }

  /// @param videoClass folder with one entry for each video device; may be missing
  CameraSearch(Path videoClass) {
    this.videoClass = videoClass;
  }

  /// Takes about a second.
  public Found find() {
    List<FoundSource> sources = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    try {
      Aravis.load().find().forEach(camera -> sources.add(industrial(camera)));
    } catch (TenshotException e) {
      notes.add(e.sentence());
    }
    sources.addAll(videoDevices());
    return new Found(sources, notes);
  }

  private static FoundSource industrial(FoundCamera camera) {
    String named = camera.serial().isEmpty() ? camera.address() : camera.serial();
    String name = (camera.vendor() + " " + camera.model()).strip();
    return new FoundSource("gige:" + named, name, camera.serial(), camera.address());
  }

  private List<FoundSource> videoDevices() {
    if (!Files.isDirectory(videoClass)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(videoClass)) {
      return entries.filter(CameraSearch::shows).sorted().map(CameraSearch::video).toList();
    } catch (IOException e) {
      LOG.warn("{} cannot be listed", videoClass, e);
      return List.of();
    }
  }

  /// A camera has several entries; the first of them, with index 0, gives pictures.
  private static boolean shows(Path entry) {
    return String.valueOf(entry.getFileName()).startsWith("video")
        && !line(entry.resolve("index")).matches("[1-9]\\d*");
  }

  private static FoundSource video(Path entry) {
    String address = "/dev/" + entry.getFileName();
    String serial = line(entry.resolve("device").resolve("..").resolve("serial"));
    return new FoundSource(address, line(entry.resolve("name")), serial, address);
  }

  private static String line(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
