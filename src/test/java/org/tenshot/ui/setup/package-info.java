/// Tests of the set-up screen and the guide.
@NullMarked
package org.tenshot.ui.setup;

import org.jspecify.annotations.NullMarked;
