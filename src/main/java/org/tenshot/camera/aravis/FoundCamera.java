package org.tenshot.camera.aravis;

/// A camera that answered when all were asked.
///
/// @param id unique, as Aravis names it: maker, model and serial number
/// @param vendor its maker; may be empty
/// @param model may be empty
/// @param serial number that the maker gave it; may be empty
/// @param address in the network, or of the USB device
/// @param protocol such as `GigEVision` or `USB3Vision`
public record FoundCamera(
    String id, String vendor, String model, String serial, String address, String protocol) {

  /// Whether a person may mean this camera by that name.
  boolean isCalled(String name) {
    return name.equals(id)
        || name.equals(serial)
        || name.equals(address)
        || name.equalsIgnoreCase(model);
  }

  /// For a person: what it is and by which words it can be asked for.
  public String words() {
    return id + " (serial " + serial + ", " + address + ")";
  }
}
