/// Commands that label, teach, prove and compare heads.
@NullMarked
package org.tenshot.cli.teach;

import org.jspecify.annotations.NullMarked;
