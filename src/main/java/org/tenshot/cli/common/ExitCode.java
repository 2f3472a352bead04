package org.tenshot.cli.common;

/// What the program's exit tells a script. Written into every `--help`.
public final class ExitCode {

  /// All went well; what the verdicts were is another matter.
  public static final int OK = 0;

  /// Something that nobody foresaw; the log file has the details.
  public static final int UNEXPECTED = 1;

  /// The command was not understood.
  public static final int USAGE = 2;

  /// A file, a profile, an encoder or an address is wrong; the sentence names it.
  public static final int INPUT = 3;

  /// The line ended in a fault: the source was lost or the log could not be written.
  public static final int LINE_FAULT = 4;

  private ExitCode() {}
}
