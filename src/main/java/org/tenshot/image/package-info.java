/// Pixels: region, Pillow's resize, normalise, colours for the screen, decode and encode files.
/// Pure functions.
///
/// Must not know cameras, encoders or screens.
@NullMarked
package org.tenshot.image;

import org.jspecify.annotations.NullMarked;
