package org.tenshot.ui.teach;

import org.tenshot.domain.HeatMap;
import org.tenshot.domain.Region;

/// The places of a frame that speak against it.
///
/// @param width of the frame in pixels
/// @param height of the frame in pixels
/// @param box the inspected part of it
/// @param heat over that part; above 1 where something is unlike good parts
public record Places(int width, int height, Region.Box box, HeatMap heat) {}
