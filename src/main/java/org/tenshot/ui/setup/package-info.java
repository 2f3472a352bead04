/// The screen on which a camera is chosen and set, and the guide to a new product.
///
/// Must not know the other screens, nor how pictures are got.
@NullMarked
package org.tenshot.ui.setup;

import org.jspecify.annotations.NullMarked;
