/// SQLite: inspections, shots, pictures and their history. One writer; what was acknowledged is in
/// the file.
///
/// Must not judge, draw or decide what is kept: it is told.
@NullMarked
package org.tenshot.store;

import org.jspecify.annotations.NullMarked;
