/// Tests of the operator's screen.
@NullMarked
package org.tenshot.ui.line;

import org.jspecify.annotations.NullMarked;
