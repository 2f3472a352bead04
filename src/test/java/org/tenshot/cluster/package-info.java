/// Tests of sorting rejects into groups that look alike.
@NullMarked
package org.tenshot.cluster;

import org.jspecify.annotations.NullMarked;
