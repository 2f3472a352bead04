/// Tests of the generator.
@NullMarked
package org.tenshot.camera.sim;

import org.jspecify.annotations.NullMarked;
