package org.tenshot.ui.common;

import org.jspecify.annotations.Nullable;

/// Something that a screen tells in passing.
///
/// @param kind how it went
/// @param text one or two sentences
/// @param undo takes it back; null where that is not possible
public record Notice(Kind kind, String text, @Nullable Runnable undo) {

  /// How it went.
  public enum Kind {
    /// As the person wanted.
    DONE,
    /// It did not work, and the text says why.
    FAILED
  }
}
