package org.tenshot.domain;

/// Whether what the line says is being written down.
///
/// @param kind how it stands
/// @param saying for the person: what is wrong and the mend; empty while all is well
/// @param waiting inspections that are not yet safely in the file
public record Recording(Kind kind, Saying saying, int waiting) {

  /// What is wrong and the mend, in English.
  public String sentence() {
    return saying.english();
  }

  /// How the log stands.
  public enum Kind {
    /// Everything that was said is in the file, or will be within a moment.
    WRITING,
    /// The file is slower than the line; nothing is lost yet.
    BEHIND,
    /// The file cannot be written: a full disk, a lock, a folder without rights.
    FAILED
  }

  /// All is well and nothing waits.
  public static final Recording WELL = new Recording(Kind.WRITING, Saying.NOTHING, 0);
}
