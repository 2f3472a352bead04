/// Finds inspections by what they look like: every embedding of an encoder, exactly.
///
/// The log has the truth; beside it lies a cache of eight bits a component that can be deleted at
/// any time. Must not judge, and must not write the log.
@NullMarked
package org.tenshot.recall;

import org.jspecify.annotations.NullMarked;
