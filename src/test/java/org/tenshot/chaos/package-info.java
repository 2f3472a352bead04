/// Faults that are brought about on purpose, and what became of the line.
@NullMarked
package org.tenshot.chaos;

import org.jspecify.annotations.NullMarked;
