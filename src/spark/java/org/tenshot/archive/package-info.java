/// The archive that has outgrown one machine: pictures are embedded again, and judged again, on
/// Apache Spark. Each task does with its pictures what the station does, by the station's classes.
///
/// Only the profile `spark` of the build compiles it; nothing of the station may know it.
@NullMarked
package org.tenshot.archive;

import org.jspecify.annotations.NullMarked;
