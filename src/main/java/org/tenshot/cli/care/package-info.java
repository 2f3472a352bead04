/// Commands for whoever keeps the station: people, audit, retention, backup, restore, moving a
/// product, doctor.
@NullMarked
package org.tenshot.cli.care;

import org.jspecify.annotations.NullMarked;
