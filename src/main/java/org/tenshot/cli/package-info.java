/// Commands: the same engine without a screen.
///
/// Must not compute: it asks the floors below and prints.
@NullMarked
package org.tenshot.cli;

import org.jspecify.annotations.NullMarked;
