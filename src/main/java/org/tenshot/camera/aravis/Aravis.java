package org.tenshot.camera.aravis;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// The library Aravis as loaded into this program: finds cameras and opens them. One is enough for
/// a program; any thread may call.
public final class Aravis {

  private static final Pattern NETWORK_ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  private final AravisLibrary library;

  private Aravis(AravisLibrary library) {
    this.library = library;
  }

  /// @throws TenshotException if the library is not installed; the sentence says how to get it
  public static Aravis load() throws TenshotException {
    return load(AravisLibrary.FILE);
  }

  static Aravis load(String file) throws TenshotException {
    return new Aravis(AravisLibrary.load(file));
  }

  /// Asks all networks and USB ports for cameras, which takes about a second. One at a time in the
  /// whole program, because the list is the library's: asking again frees what another one reads.
  public List<FoundCamera> find() {
    synchronized (Aravis.class) {
      return list();
    }
  }

  private List<FoundCamera> list() {
    library.run("arv_update_device_list");
    int count = library.integer("arv_get_n_devices");
    List<FoundCamera> found = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      found.add(
          new FoundCamera(
              library.text("arv_get_device_id", i),
              library.text("arv_get_device_vendor", i),
              library.text("arv_get_device_model", i),
              library.text("arv_get_device_serial_nbr", i),
              library.text("arv_get_device_address", i),
              library.text("arv_get_device_protocol", i)));
    }
    return found;
  }

  /// Decides whether a camera may be used, before anything is changed in it.
  @FunctionalInterface
  public interface Admission {

    /// @param serial number of the camera; empty where it tells none
    /// @throws TenshotException if it may not
    void require(String serial) throws TenshotException;
  }

  /// Takes hold of a camera, sets it as asked and starts it.
  ///
  /// @param admission asked when the camera is held
  /// @throws TenshotException if there is no such camera, it is held by another program, or it
  ///   refuses a setting or is not admitted
  public AravisCamera open(GigeAddress address, Admission admission) throws TenshotException {
    String id = id(address);
    MemorySegment camera;
    try {
      camera = library.checkPointer("arv_camera_new", id);
    } catch (AravisLibrary.Refusal refusal) {
      throw new TenshotException(
          Saying.of(
              "camera.held",
              "{0} cannot be opened: {1}. {2} No other program may use it at the same time.",
              address.text(),
              refusal.words(),
              AravisCamera.MEND),
          refusal);
    }
    if (camera.address() == 0) {
      throw new TenshotException(
          Saying.of(
              "camera.unopened", "{0} cannot be opened. {1}", address.text(), AravisCamera.MEND));
    }
    return AravisCamera.start(library, camera, address, admission);
  }

  private String id(GigeAddress address) throws TenshotException {
    List<FoundCamera> found = find();
    if (address.camera().isEmpty()) {
      if (found.isEmpty()) {
        throw new TenshotException(
            Saying.of(
                "camera.none",
                "{0} cannot be opened: no camera was found. {1}",
                address.text(),
                AravisCamera.MEND));
      }
      return found.getFirst().id();
    }
    for (FoundCamera each : found) {
      if (each.isCalled(address.camera())) {
        return each.id();
      }
    }
    if (NETWORK_ADDRESS.matcher(address.camera()).matches()) {
      // A camera behind a router hears no question to all, but answers when it is called.
      return address.camera();
    }
    Saying others =
        found.isEmpty()
            ? Saying.of("camera.none-else", "No camera was found at all.")
            : Saying.of(
                "camera.found",
                "Found: {0}.",
                found.stream().map(FoundCamera::words).collect(Collectors.joining(", ")));
    throw new TenshotException(
        Saying.of(
            "camera.unknown",
            "{0} cannot be opened: there is no camera with this name, serial number or address. {1} {2}",
            address.text(),
            others,
            AravisCamera.MEND));
  }
}
