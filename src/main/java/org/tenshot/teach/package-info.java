/// Shots, what a head learns from them, and the proof of what it is worth.
///
/// Knows no screen and no library.
@NullMarked
package org.tenshot.teach;

import org.jspecify.annotations.NullMarked;
