/// The rules of the house, and tests of the whole.
@NullMarked
package org.tenshot;

import org.jspecify.annotations.NullMarked;
