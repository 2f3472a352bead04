package org.tenshot.camera.sim;

import org.tenshot.domain.Mask;
import org.tenshot.domain.Picture;

/// A drawn scene.
///
/// @param picture what the camera sees
/// @param mask what the defects changed; all 0 for a good part
/// @param scene what was drawn
public record Rendered(Picture picture, Mask mask, Scene scene) {}
