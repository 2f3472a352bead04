/// Drawings and pages for files: PDF, written piece by piece with the program's own fonts inside,
/// and SVG.
///
/// Knows paper, not what stands on it; must not hold more than a page in memory.
@NullMarked
package org.tenshot.paper;

import org.jspecify.annotations.NullMarked;
