/// The log in the figures of a quality department: yield, Pareto, control charts with run rules,
/// and the report of a shift.
///
/// Counts and draws; must not judge, must not write the log, and knows no screen.
@NullMarked
package org.tenshot.statistics;

import org.jspecify.annotations.NullMarked;
