/// Commands that measure: how long, how much, and whether the program holds as much after weeks.
@NullMarked
package org.tenshot.cli.bench;

import org.jspecify.annotations.NullMarked;
