/// Stations that copy their log to a real PostgreSQL server, which is killed, and which are killed.
@NullMarked
package org.tenshot.fleet;

import org.jspecify.annotations.NullMarked;
