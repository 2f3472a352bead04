/// All lines of a station at a glance: one large tile a line, readable from three metres.
///
/// Knows `ui.line`, whose view models it shows; that room knows nothing of this one.
@NullMarked
package org.tenshot.ui.lines;

import org.jspecify.annotations.NullMarked;
