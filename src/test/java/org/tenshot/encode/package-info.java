/// Encoder packs: every layout, every damage, and the reference outputs of the Python
/// implementation.
@NullMarked
package org.tenshot.encode;

import org.jspecify.annotations.NullMarked;
