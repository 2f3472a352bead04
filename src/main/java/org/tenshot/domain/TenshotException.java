package org.tenshot.domain;

import org.jspecify.annotations.Nullable;

/// Something that stops what was asked for and that a person can mend: a damaged file, a wrong
/// field, a folder that cannot be written. The message is a whole sentence that names the thing,
/// what is wrong with it and the mend.
public final class TenshotException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable Saying saying;

  /// @param sentence what is wrong with what, and the mend
  public TenshotException(String sentence) {
    super(sentence);
    saying = null;
  }

  /// @param sentence what is wrong with what, and the mend
  /// @param cause for the log, not for the person
  public TenshotException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
    saying = null;
  }

  /// @param saying what is wrong with what, and the mend
  public TenshotException(Saying saying) {
    this(saying, null);
  }

  /// @param saying what is wrong with what, and the mend
  /// @param cause for the log, not for the person
  public TenshotException(Saying saying, @Nullable Throwable cause) {
    super(saying.english(), cause);
    this.saying = saying;
  }

  /// The sentence for the person; never null.
  public String sentence() {
    String message = getMessage();
    return message == null ? "something went wrong and said nothing" : message;
  }

  /// The same for whoever can tell it in another language.
  public Saying saying() {
    return saying == null ? Saying.english(sentence()) : saying;
  }
}
