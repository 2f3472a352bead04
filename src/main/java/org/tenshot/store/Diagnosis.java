package org.tenshot.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
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
    return new TenshotException(sentence(database, failure), failure);
  }

  /// The failure in one sentence with its mend.
  static String sentence(Path database, Exception failure) {
    return switch (failure) {
      case SQLException sql -> sentence(database, sql);
      case NoSuchFileException gone -> sentence(gone);
      case FileSystemException file -> sentence(file);
      case IOException io ->
          "A picture of the log "
              + database
              + " cannot be written ("
              + io.getMessage()
              + "): free space on its disk, or check the disk and its cable.";
      default -> "The log " + database + " failed: " + failure + ".";
    };
  }

  private static String sentence(Path database, SQLException failure) {
    String log = "The log " + database;
    return switch (primary(failure)) {
      case FULL -> log + " cannot grow because its disk is full: free space on that disk.";
      case BUSY, LOCKED -> log + " is locked by another program: close whatever else has it open.";
      case PERM, READONLY, CANTOPEN ->
          log
              + " cannot be opened for writing: give the station the right to write the file and its"
              + " folder.";
      case NOTADB ->
          log
              + " is no Tenshot log but a file of another kind: choose another file, or move this"
              + " one away.";
      case CORRUPT -> log + " is damaged: move it away and put the last backup in its place.";
      case IOERR ->
          log
              + " cannot be read or written because its disk failed ("
              + failure.getMessage()
              + "): check the disk and its cable.";
      default -> log + " failed with an error that nobody foresaw: " + failure.getMessage();
    };
  }

  private static String sentence(NoSuchFileException failure) {
    return failure.getFile()
        + " is not there, or its folder is not: it was moved or deleted while the station was"
        + " running. Put it back, and what waits is written, or start the station again.";
  }

  private static String sentence(FileSystemException failure) {
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
    return failure.getFile()
        + " cannot be written ("
        + reason
        + "): free space on its disk, or give the station the right to write there.";
  }

  private static int primary(SQLException failure) {
    return failure.getErrorCode() & 0xff;
  }
}
