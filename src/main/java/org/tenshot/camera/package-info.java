/// Gives frames: the simulated line, a folder, a video file, a stream, a USB camera, a GigE Vision
/// camera. Hides the driver, says lost and back.
///
/// Must not know what a frame is used for: no encoder, no verdict, no screen.
@NullMarked
package org.tenshot.camera;

import org.jspecify.annotations.NullMarked;
