package org.tenshot.ui.setup;

import org.tenshot.domain.Region;

/// What was kept of a camera, so that the same camera can be set the same way for another product
/// or on another station.
///
/// @param serial number of the camera that it belongs to
/// @param address of the camera with its settings
/// @param region the part of its pictures that was inspected
public record KeptSettings(String serial, String address, Region region) {}
