@NullMarked
package org.tenshot.paper;

import org.jspecify.annotations.NullMarked;
