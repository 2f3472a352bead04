/// The line in the terminal, its traces and its challenge.
@NullMarked
package org.tenshot.cli.line;

import org.jspecify.annotations.NullMarked;
