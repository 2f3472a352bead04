package org.tenshot.camera;

import java.util.ArrayList;
import java.util.List;
import org.tenshot.camera.aravis.Aravis;
import org.tenshot.camera.aravis.FoundCamera;
import org.tenshot.domain.TenshotException;

/// Looks for cameras: GigE Vision and USB3 Vision by asking all networks, USB cameras where Linux
/// lists them.
public final class CameraSearch {

  private final VideoDevices devices;

  /// What was found.
  ///
  /// @param notes sentences on what could not be looked for
  public record Found(List<FoundSource> sources, List<String> notes) {

    public Found {
      sources = List.copyOf(sources);
      notes = List.copyOf(notes);
    }
  }

  /// On this machine.
  public CameraSearch() {
    this(VideoDevices.OF_LINUX);
  }

  CameraSearch(VideoDevices devices) {
    this.devices = devices;
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
    sources.addAll(devices.list());
    return new Found(sources, notes);
  }

  private static FoundSource industrial(FoundCamera camera) {
    String named = camera.serial().isEmpty() ? camera.address() : camera.serial();
    String name = (camera.vendor() + " " + camera.model()).strip();
    return new FoundSource("gige:" + named, name, camera.serial(), camera.address());
  }
}
