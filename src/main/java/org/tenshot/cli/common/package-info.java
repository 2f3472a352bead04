/// What commands share: options, exit codes, consent, progress, the way to the pieces of the
/// program.
///
/// Must not know any one command.
@NullMarked
package org.tenshot.cli.common;

import org.jspecify.annotations.NullMarked;
