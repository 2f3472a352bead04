/// What all screens share: strings, theme, the bridge to the drawing thread.
///
/// Must not know any one screen.
@NullMarked
package org.tenshot.ui.common;

import org.jspecify.annotations.NullMarked;
