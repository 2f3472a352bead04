/// How the station's own small files are written. Knows nothing of what is in them.
@NullMarked
package org.tenshot.file;

import org.jspecify.annotations.NullMarked;
