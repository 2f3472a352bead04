package org.tenshot.domain;

/// When known parts are put to a line by themselves.
///
/// @param parts how many bad ones, 1..100, and as many good ones
/// @param shifts at whose start
public record ChallengeRule(int parts, Shifts shifts) {

  /// Bad parts where nobody says how many.
  public static final int USUAL_PARTS = 5;
}
