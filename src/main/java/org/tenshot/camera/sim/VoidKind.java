package org.tenshot.camera.sim;

/// Pictures without a part to judge.
public enum VoidKind {
  /// The fixture without a part.
  EMPTY("empty fixture"),
  /// Somebody reaches into the picture.
  HAND("hand"),
  /// The part moved or the lens is out of focus.
  BLURRED("blurred picture");

  private final String words;

  VoidKind(String words) {
    this.words = words;
  }

  /// The picture in English, for captions.
  public String words() {
    return words;
  }
}
