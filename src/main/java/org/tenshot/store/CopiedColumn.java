package org.tenshot.store;

/// A column of a table that is copied elsewhere.
///
/// @param name in the copy
/// @param kind what its values are
/// @param from the expression that gives it here
public record CopiedColumn(String name, Kind kind, String from) {

  /// What the values of a column are. Each may be null.
  public enum Kind {
    /// A `String`.
    TEXT,
    /// A `String` that holds JSON.
    JSON,
    /// A `Long`.
    NUMBER,
    /// A `Double`.
    REAL,
    /// A `Boolean`.
    YES_NO,
    /// An `Instant`, to the microsecond.
    TIME,
    /// A `byte[]`: 32-bit floats, little-endian, of which 16 bits each are kept here.
    FLOATS,
    /// A `byte[]`, as it is kept here.
    BYTES
  }

  static CopiedColumn text(String name) {
    return text(name, name);
  }

  static CopiedColumn text(String name, String from) {
    return new CopiedColumn(name, Kind.TEXT, from);
  }

  /// Where there is nothing, an empty text is kept here, and null in the copy.
  static CopiedColumn json(String name) {
    return new CopiedColumn(name, Kind.JSON, "nullif(" + name + ", '')");
  }

  static CopiedColumn number(String name) {
    return number(name, name);
  }

  static CopiedColumn number(String name, String from) {
    return new CopiedColumn(name, Kind.NUMBER, from);
  }

  static CopiedColumn real(String name) {
    return real(name, name);
  }

  static CopiedColumn real(String name, String from) {
    return new CopiedColumn(name, Kind.REAL, from);
  }

  static CopiedColumn yesNo(String name) {
    return new CopiedColumn(name, Kind.YES_NO, name);
  }

  static CopiedColumn bytes(String name) {
    return new CopiedColumn(name, Kind.BYTES, name);
  }

  static CopiedColumn time(String name) {
    return new CopiedColumn(name, Kind.TIME, name);
  }

  static CopiedColumn floats(String name) {
    return new CopiedColumn(name, Kind.FLOATS, name);
  }
}
