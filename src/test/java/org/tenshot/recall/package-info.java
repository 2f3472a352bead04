/// Tests of finding inspections by what they look like.
@NullMarked
package org.tenshot.recall;

import org.jspecify.annotations.NullMarked;
