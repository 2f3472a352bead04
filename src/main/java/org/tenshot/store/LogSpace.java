package org.tenshot.store;

/// What a log takes on its disk.
///
/// @param database bytes of the database that are in use
/// @param spare bytes inside the database that the next rows will take first
/// @param pictures bytes of the pictures
/// @param rows about how many inspections there are
public record LogSpace(long database, long spare, long pictures, long rows) {

  /// Bytes in use.
  public long used() {
    return database + pictures;
  }

  /// About what removing a row is worth, in bytes.
  long bytesOfRow() {
    return rows == 0 ? 0 : database / rows;
  }
}
