/// What this program is, and whose work is in it.
///
/// Must not know the other screens.
@NullMarked
package org.tenshot.ui.about;

import org.jspecify.annotations.NullMarked;
