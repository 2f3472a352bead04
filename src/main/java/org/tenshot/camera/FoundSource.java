package org.tenshot.camera;

/// A camera that was found, or a source that is always there.
///
/// @param address by which {@link Sources} opens it
/// @param name for people; empty where nothing but the address is known
/// @param serial number of the device; empty where it has none that can be read
/// @param place where it is reached, such as its network address; may be empty
public record FoundSource(String address, String name, String serial, String place) {}
