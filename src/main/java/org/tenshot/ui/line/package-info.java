/// The operator's screen: live picture, verdict, counts.
///
/// The view binds, the view model thinks; nothing here judges.
@NullMarked
package org.tenshot.ui.line;

import org.jspecify.annotations.NullMarked;
