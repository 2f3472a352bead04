/// The processor's wide registers: whether this Java can compute with them, and from when on it is
/// worth it. Knows no other room; `image` and `head` compute with them.
@NullMarked
package org.tenshot.registers;

import org.jspecify.annotations.NullMarked;
