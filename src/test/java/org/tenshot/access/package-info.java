/// Who may log in, and what happens to those who only try.
@NullMarked
package org.tenshot.access;

import org.jspecify.annotations.NullMarked;
