/// Pixels against Pillow's, and files that are no pictures.
@NullMarked
package org.tenshot.image;

import org.jspecify.annotations.NullMarked;
