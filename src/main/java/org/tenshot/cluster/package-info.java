/// Sorts rejects that look alike into groups, for a Pareto where nobody gave the defects classes,
/// and lets the texts suggest names for them.
///
/// Suggests; a person confirms. Must not judge, and must not write the log.
@NullMarked
package org.tenshot.cluster;

import org.jspecify.annotations.NullMarked;
