/// Tests of the screen for looking back.
@NullMarked
package org.tenshot.ui.history;

import org.jspecify.annotations.NullMarked;
