package org.tenshot.inspect;

import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.LineState;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Recording;
import org.tenshot.domain.Region;
import org.tenshot.domain.Saying;

/// Looks on while a line runs: a screen or a terminal. Called on the line's own threads, so an
/// implementation hands over and returns at once; it never slows the line. What it does not care
/// for it leaves out.
public interface LineWatcher {

  /// The line went into a state.
  ///
  /// @param reason one sentence for the operator; empty where the state speaks for itself
  default void stateChanged(LineState state, String reason) {}

  /// The same, for whoever can tell the reason in another language.
  default void stateChanged(LineState state, Saying reason) {
    stateChanged(state, reason.english());
  }

  /// The source is lost and goes on trying, or is back.
  ///
  /// @param lost why it is lost; null when it is back
  default void sourceChanged(@Nullable Fault lost) {}

  /// A frame came, whether or not it will be inspected.
  ///
  /// @param box the inspected part of it; null where the region does not fit
  default void frameArrived(Frame frame, Region.@Nullable Box box) {}

  /// A frame was judged.
  ///
  /// @param picture the whole frame; null where it could not be read
  default void inspected(Inspection inspection, @Nullable Picture picture) {}

  /// The log's condition changed.
  default void recordingChanged(Recording recording) {}
}
