/// The words of an inspection line as types: frames, shots, scores, verdicts, faults.
///
/// Values only: nothing here reads a file, opens a socket, starts a thread or knows a library.
@NullMarked
package org.tenshot.domain;

import org.jspecify.annotations.NullMarked;
