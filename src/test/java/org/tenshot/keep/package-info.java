/// Stations that are kept, damaged, put back and moved.
@NullMarked
package org.tenshot.keep;

import org.jspecify.annotations.NullMarked;
