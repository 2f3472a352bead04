/// The screen for looking back: find parts, ask since when something is wrong, see the figures.
@NullMarked
package org.tenshot.ui.history;

import org.jspecify.annotations.NullMarked;
