package org.tenshot.cli.teach;

import java.util.function.Predicate;
import org.tenshot.camera.FrameSource;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;

/// Frames of a source that tells what each of them shows, such as the simulated line.
final class KnownFrames {

  private final Workshop workshop;
  private final Profile profile;
  private final String address;

  /// @param address as `--source` takes it
  KnownFrames(Workshop workshop, Profile profile, String address) {
    this.workshop = workshop;
    this.profile = profile;
    this.address = address;
  }

  /// What is done with a frame.
  interface Taker {
    void take(Frame frame) throws TenshotException;
  }

  /// Hands over frame by frame until there are enough or the source ends.
  ///
  /// @param wanted asked before each frame: true to go on
  /// @throws TenshotException if the source is lost, a picture is damaged or nobody knows the truth
  void each(Predicate<Frame> wanted, Taker taker) throws TenshotException, InterruptedException {
    try (FrameSource source =
        workshop.source(address, profile, new Workshop.SourceWish(false, false)).open()) {
      Arrival arrival;
      while (!((arrival = source.next()) instanceof Arrival.Ended)) {
        switch (arrival) {
          case Arrival.Taken(Frame frame) -> {
            if (frame.truth() == null) {
              throw new TenshotException(
                  address
                      + " does not say what its frames show: name a source that does, such as"
                      + " \"sim:?seed=7\".");
            }
            if (!wanted.test(frame)) {
              return;
            }
            taker.take(frame);
          }
          case Arrival.Lost(var fault) -> throw new TenshotException(fault.sentence());
          case Arrival.Damaged(var origin, var fault) ->
              throw new TenshotException(fault.sentence());
          default -> {}
        }
      }
    }
  }
}
