/// The command line: the same engine without a screen. A room for each kind of commands, which do
/// not know each other, and one for what they share; here is the entrance to all of them.
///
/// Must not compute: it asks the floors below and prints.
@NullMarked
package org.tenshot.cli;

import org.jspecify.annotations.NullMarked;
