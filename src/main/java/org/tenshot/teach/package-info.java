/// Shots: what a person says a picture shows.
///
/// Knows no screen and no library.
@NullMarked
package org.tenshot.teach;

import org.jspecify.annotations.NullMarked;
