/// Encoder packs on their way into the station: fetched from a server or imported from a stick,
/// tried out beside the others, and only then put under their name; and out again.
///
/// The one room that opens connections to download something. Knows no line, no head and no
/// terminal.
@NullMarked
package org.tenshot.supply;

import org.jspecify.annotations.NullMarked;
