package org.tenshot.camera.sim;

/// What is on the belt.
public enum PartKind {
  BEARING("bearing"),
  GEAR("gear"),
  BOLT("bolt"),
  NUT("nut"),
  FLANGE("flange"),
  PLATE("plate"),
  TILE("tile"),
  CAP("cap"),
  PIPE("pipe"),
  HOUSING("housing"),
  CONNECTOR("connector"),
  LABEL("label"),
  /// The material fills the picture.
  SURFACE("surface");

  private final String words;

  PartKind(String words) {
    this.words = words;
  }

  /// The part in English, for captions.
  public String words() {
    return words;
  }
}
