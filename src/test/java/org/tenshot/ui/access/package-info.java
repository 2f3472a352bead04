/// The log-in, with a keyboard, with a finger, and as pictures.
@NullMarked
package org.tenshot.ui.access;

import org.jspecify.annotations.NullMarked;
