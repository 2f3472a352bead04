package org.tenshot.domain;

/// A change of a picture after which the part is still what it was. Which of them hold is a matter
/// of the product: on some parts a turn is a defect.
public enum Augmentation {
  /// Left and right change places.
  FLIP_HORIZONTAL,
  /// Top and bottom change places.
  FLIP_VERTICAL,
  /// A quarter, a half and three quarters of a turn.
  QUARTER_TURNS,
  /// A tenth brighter, and darker.
  BRIGHTNESS,
  /// A seventh more contrast, and less.
  CONTRAST,
  /// By a thirtieth of the picture to each side.
  SHIFT
}
