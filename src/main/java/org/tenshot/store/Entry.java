package org.tenshot.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/// Something that waits to be written, and the promise that was given for it.
///
/// @param kind what it is
/// @param work writes it; called again after a failure of the file
/// @param bytes memory of its picture
/// @param promise kept once it is safely in the file
record Entry(Kind kind, Work work, long bytes, CompletableFuture<Long> promise) {

  /// What waits.
  enum Kind {
    /// Names that inspections refer to; without them those are refused.
    REGISTRATION,
    /// What was said of a frame.
    INSPECTION,
    /// What a person said of a picture; the person is told where it fails.
    SHOT,
    /// What a person changed elsewhere; the person is told where it fails.
    CHANGE,
    /// What is kept no longer; the next run finds it again where it fails.
    REMOVAL
  }

  /// True if the log has a gap where this is missing.
  boolean leavesGap() {
    return kind == Kind.REGISTRATION || kind == Kind.INSPECTION;
  }

  /// Writes something and answers its number.
  @FunctionalInterface
  interface Work {
    long write(LogSession session) throws SQLException, IOException;
  }

  /// Does a part of that.
  @FunctionalInterface
  interface Part {
    long write() throws SQLException, IOException;
  }
}
