package org.tenshot.domain;

/// What a shot is for.
public enum ShotRole {
  /// Heads learn from it, and are proven by leaving it out.
  TEACH,
  /// No head ever learns from it: a head that would pass it, if it is bad, is never promoted. It
  /// cannot be taken back.
  ACCEPT
}
