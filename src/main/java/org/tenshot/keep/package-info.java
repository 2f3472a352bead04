/// What a station has, kept, looked after and moved: retention, backup and restore, the doctor, and
/// product files.
///
/// Must not judge, teach or draw.
@NullMarked
package org.tenshot.keep;

import org.jspecify.annotations.NullMarked;
