package org.tenshot.app;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Region;

/// What a person saved on the set-up screen.
///
/// @param address of the source
/// @param serial number of the camera that they saw; empty where it tells none
/// @param region that is inspected
/// @param delay of the trigger that was measured; null to leave it
record ChosenCamera(String address, String serial, Region region, @Nullable Duration delay) {}
