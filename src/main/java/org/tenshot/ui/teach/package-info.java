/// The QA engineer's screen: label pictures, see what a head learnt from them is worth, promote it
/// or go back. Knows nothing of files, encoders or heads: it asks {@link
/// org.tenshot.ui.teach.TeachActions}.
@NullMarked
package org.tenshot.ui.teach;

import org.jspecify.annotations.NullMarked;
