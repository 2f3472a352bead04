package org.tenshot.ui.history;

import org.tenshot.store.StoredInspection;

/// An inspection that is shown.
///
/// @param row of the log
/// @param likeness cosine to what is looked for, -1..1; NaN where nothing is
public record Found(StoredInspection row, double likeness) {}
