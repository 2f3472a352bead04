package org.tenshot.encode;

/// Whose pictures go first where several callers share an encoder.
public enum Urgency {
  /// A part is under the camera: at once.
  LINE,
  /// Nobody at the line waits (teaching, embedding again, heat maps): in small runs between those
  /// of lines.
  BACKGROUND
}
