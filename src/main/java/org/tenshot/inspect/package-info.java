/// One line: source to verdict to outputs, log and screen. Owns the threads and the timing.
///
/// Knows no library and no screen; everything comes through constructors.
@NullMarked
package org.tenshot.inspect;

import org.jspecify.annotations.NullMarked;
