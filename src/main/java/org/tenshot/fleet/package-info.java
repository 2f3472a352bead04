/// Many stations, one plant: copies the log's rows to a PostgreSQL database that a plant's own
/// tools can ask. The log on the station stays the truth, and its file is the backlog: what was not
/// sent yet is sent when the plant is there again.
///
/// Must not judge, teach or draw, and writes nothing into the log.
@NullMarked
package org.tenshot.fleet;

import org.jspecify.annotations.NullMarked;
