/// The generator of simulated parts: draws products of a belt with known defects, so that a line
/// can be tried, encoders trained and figures checked where the truth is known to the pixel.
///
/// Everything is drawn from a seed; the same seed gives the same bytes. Must not know what a
/// picture is used for.
@NullMarked
package org.tenshot.camera.sim;

import org.jspecify.annotations.NullMarked;
