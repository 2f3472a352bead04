package org.tenshot.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// Turns what SQLite and the file system say into a sentence that a person can act on.
final class Diagnosis {

  // SQLite's primary result codes; the extended ones carry them in their lowest byte.
  private static final int PERM = 3;
  private static final int BUSY = 5;
  private static final int LOCKED = 6;
  private static final int READONLY = 8;
  private static final int IOERR = 10;
  private static final int CORRUPT = 11;
  private static final int FULL = 13;
  private static final int CANTOPEN = 14;
  private static final int TOOBIG = 18;
  private static final int CONSTRAINT = 19;
  private static final int MISMATCH = 20;
  private static final int NOTADB = 26;

  private Diagnosis() {}

  /// True if SQLite refused this one row for what it holds, so that trying again cannot help.
  static boolean isRefusal(SQLException failure) {
    int code = primary(failure);
    return code == CONSTRAINT || code == MISMATCH || code == TOOBIG;
  }

  /// The failure as an exception for the person.
  static TenshotException explain(Path database, Exception failure) {
    return new TenshotException(saying(database, failure), failure);
  }

  /// The failure in one sentence with its mend.
  static Saying saying(Path database, Exception failure) {
    return switch (failure) {
      case SQLException sql -> saying(database, sql);
      case NoSuchFileException gone -> saying(gone);
      case FileSystemException file -> saying(file);
      case IOException io ->
          Saying.of(
              "log.picture",
              "A picture of the log {0} cannot be written ({1}): free space on its disk, or check the disk and its cable.",
              database,
              io.getMessage());
      default -> Saying.of("log.failed", "The log {0} failed: {1}.", database, failure);
    };
  }

  private static Saying saying(Path database, SQLException failure) {
    return switch (primary(failure)) {
      case FULL ->
          Saying.of(
              "log.full",
              "The log {0} cannot grow because its disk is full: free space on that disk.",
              database);
      case BUSY, LOCKED ->
          Saying.of(
              "log.locked",
              "The log {0} is locked by another program: close whatever else has it open.",
              database);
      case PERM, READONLY, CANTOPEN ->
          Saying.of(
              "log.forbidden",
              "The log {0} cannot be opened for writing: give the station the right to write the file and its folder.",
              database);
      case NOTADB ->
          Saying.of(
              "log.other-kind",
              "The log {0} is no Tenshot log but a file of another kind: choose another file, or move this one away.",
              database);
      case CORRUPT ->
          Saying.of(
              "log.damaged",
              "The log {0} is damaged: move it away and put the last backup in its place.",
              database);
      case IOERR ->
          Saying.of(
              "log.disk-failed",
              "The log {0} cannot be read or written because its disk failed ({1}): check the disk and its cable.",
              database,
              failure.getMessage());
      default ->
          Saying.of(
              "log.unforeseen",
              "The log {0} failed with an error that nobody foresaw: {1}",
              database,
              failure.getMessage());
    };
  }

  private static Saying saying(NoSuchFileException failure) {
    return Saying.of(
        "log.gone",
        "{0} is not there, or its folder is not: it was moved or deleted while the station was running. Put it back, and what waits is written, or start the station again.",
        failure.getFile());
  }

  private static Saying saying(FileSystemException failure) {
    String reason = failure.getReason();
    if (reason == null) {
      reason =
          failure
              .getClass()
              .getSimpleName()
              .replace("Exception", "")
              .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
              .toLowerCase(Locale.ROOT);
    }
    return Saying.of(
        "log.unwritable",
        "{0} cannot be written ({1}): free space on its disk, or give the station the right to write there.",
        failure.getFile(),
        reason);
  }

  private static int primary(SQLException failure) {
    return failure.getErrorCode() & 0xff;
  }
}
