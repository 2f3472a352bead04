package org.tenshot.domain;

/// What a source answers when it is asked for the next frame. A cable that is pulled or a file that
/// is damaged is an answer like any other, never an exception that ends the line.
public sealed interface Arrival {

  /// A frame came.
  record Taken(Frame frame) implements Arrival {}

  /// A frame came whose picture cannot be read: one inspection that ends in FAULT.
  ///
  /// @param origin the frame that is missing its picture
  /// @param fault why
  record Damaged(Frame.Origin origin, Fault fault) implements Arrival {}

  /// The source is lost; it goes on trying, and says {@link Restored} when it is back.
  record Lost(Fault fault) implements Arrival {}

  /// The source is back after it was lost.
  record Restored() implements Arrival {}

  /// Nothing came within the time that the source waits; ask again.
  record Nothing() implements Arrival {}

  /// There will be no more frames: the folder, the video or the run is at its end.
  record Ended() implements Arrival {}
}
