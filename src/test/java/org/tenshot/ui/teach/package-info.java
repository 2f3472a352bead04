/// Tests of the teaching screen.
@NullMarked
package org.tenshot.ui.teach;

import org.jspecify.annotations.NullMarked;
