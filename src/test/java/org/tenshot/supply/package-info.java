/// Packs that come and go: servers of every kind of badness, sticks of every layout.
@NullMarked
package org.tenshot.supply;

import org.jspecify.annotations.NullMarked;
