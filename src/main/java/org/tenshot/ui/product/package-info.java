/// Products that go to another station and come from one, in a file: what a file holds is shown
/// before anything is taken in.
///
/// Must not decide who may import: the station does.
@NullMarked
package org.tenshot.ui.product;

import org.jspecify.annotations.NullMarked;
