package org.tenshot.app;

import java.util.Objects;
import javafx.stage.WindowEvent;
import org.tenshot.ui.lines.LeavePane;

/// How the window goes: a person who closes it while a line runs is asked. The system, which ends
/// the program without closing the window, is not.
final class Leaving {

  private final Station station;
  private final LeavePane pane;
  private final Runnable close;

  /// @param close stops the lines and lets go of the window
  Leaving(Station station, LeavePane pane, Runnable close) {
    this.station = station;
    this.pane = pane;
    this.close = close;
  }

  /// Somebody wants the window closed. Returns at once, whatever they will answer.
  void requested(WindowEvent event) {
    long running =
        station.lines().stream()
            .map(StationLine::open)
            .filter(Objects::nonNull)
            .filter(OpenLine::isOn)
            .count();
    event.consume();
    if (running == 0) {
      close.run();
    } else {
      pane.ask(running > 1, close);
    }
  }
}
