/// The entrance: reads the settings and constructs everything by hand.
///
/// Holds no logic of its own; nobody imports it.
@NullMarked
package org.tenshot.app;

import org.jspecify.annotations.NullMarked;
