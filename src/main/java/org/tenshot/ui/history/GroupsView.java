package org.tenshot.ui.history;

import org.jspecify.annotations.Nullable;

/// What the screen shows of groups of rejects at one moment.
///
/// @param open true while they are in front
/// @param busy true while they are sorted
/// @param done how far that is, 0..1
/// @param sorted the answer; null before there is one
record GroupsView(boolean open, boolean busy, double done, @Nullable SortedRejects sorted) {

  static final GroupsView CLOSED = new GroupsView(false, false, 0, null);
}
