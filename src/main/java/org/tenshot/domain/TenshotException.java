package org.tenshot.domain;

/// Something that stops what was asked for and that a person can mend: a damaged file, a wrong
/// field, a folder that cannot be written. The message is a whole sentence that names the thing,
/// what is wrong with it and the mend.
public final class TenshotException extends Exception {

  private static final long serialVersionUID = 1L;

  /// @param sentence what is wrong with what, and the mend
  public TenshotException(String sentence) {
    super(sentence);
  }

  /// @param sentence what is wrong with what, and the mend
  /// @param cause for the log, not for the person
  public TenshotException(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /// The sentence for the person; never null.
  public String sentence() {
    String message = getMessage();
    return message == null ? "something went wrong and said nothing" : message;
  }
}
