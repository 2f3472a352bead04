/// Tests of what all screens share, and what tests of screens need.
@NullMarked
package org.tenshot.ui.common;

import org.jspecify.annotations.NullMarked;
