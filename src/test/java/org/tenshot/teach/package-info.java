/// Labelled pictures, draws, figures, and what leaks.
@NullMarked
package org.tenshot.teach;

import org.jspecify.annotations.NullMarked;
