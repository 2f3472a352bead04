@NullMarked
package org.tenshot.statistics;

import org.jspecify.annotations.NullMarked;
