/// Files that are replaced as a whole.
@NullMarked
package org.tenshot.file;

import org.jspecify.annotations.NullMarked;
