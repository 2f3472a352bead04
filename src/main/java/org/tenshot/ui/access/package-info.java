/// Who is logged in, in front of every screen: the button that says it, and the pad for PINs.
///
/// Must not decide who may do what: the station does.
@NullMarked
package org.tenshot.ui.access;

import org.jspecify.annotations.NullMarked;
