/// Tests that go through the whole house.
@NullMarked
package org.tenshot.whole;

import org.jspecify.annotations.NullMarked;
