/// Tests of pixel formats, addresses and the library.
@NullMarked
package org.tenshot.camera.aravis;

import org.jspecify.annotations.NullMarked;
