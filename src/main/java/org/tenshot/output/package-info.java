/// Verdicts to the line: addresses behind {@link org.tenshot.output.LineOutput}.
///
/// Must not judge: it maps verdicts to signals and knows nothing of how they came about.
@NullMarked
package org.tenshot.output;

import org.jspecify.annotations.NullMarked;
