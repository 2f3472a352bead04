/// Tests of the window about the program.
@NullMarked
package org.tenshot.ui.about;

import org.jspecify.annotations.NullMarked;
