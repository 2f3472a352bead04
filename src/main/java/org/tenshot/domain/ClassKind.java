package org.tenshot.domain;

/// What a class of a product means for the line.
public enum ClassKind {
  /// The part is as it should be.
  GOOD,
  /// The part has this defect.
  DEFECT,
  /// There is no part to judge: an empty fixture, a hand in the view, a blurred picture.
  VOID
}
