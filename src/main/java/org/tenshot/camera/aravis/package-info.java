/// GigE Vision and USB3 Vision cameras: the library Aravis (LGPL-2.1 or later), called where it is
/// installed, and its pixel formats turned into pictures.
///
/// Must not know lines, pauses or what a frame is used for: it opens one camera, once, and says
/// what came of it.
@NullMarked
package org.tenshot.camera.aravis;

import org.jspecify.annotations.NullMarked;
