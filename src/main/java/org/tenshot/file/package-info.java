/// How the station's own small files are written, and how those that a person writes are read.
/// Knows nothing of what they are about.
@NullMarked
package org.tenshot.file;

import org.jspecify.annotations.NullMarked;
