package org.tenshot.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.CopiedTable;
import org.tenshot.store.CopyFeed;

/// Sends to a plant what it does not have yet. One thread.
final class Sync {

  private final List<Lane> lanes = new ArrayList<>();
  private final RowLane inspections;
  private final Tally tally = new Tally();
  private final Pace pace;
  private boolean done;

  Sync(Plant plant, boolean pictures, Pace pace) {
    this.pace = pace;
    RowLane shots = new RowLane(plant, CopiedTable.SHOTS, pace.piece(), tally);
    this.inspections = new RowLane(plant, CopiedTable.INSPECTIONS, pace.piece(), tally);
    // What is rare and small goes first, so that a backlog of inspections holds none of it up.
    lanes.add(new RowLane(plant, CopiedTable.PROFILES, pace.piece(), tally));
    lanes.add(new RowLane(plant, CopiedTable.HEADS, pace.piece(), tally));
    lanes.add(new RowLane(plant, CopiedTable.PROMOTIONS, pace.piece(), tally));
    lanes.add(shots);
    lanes.add(new RowLane(plant, CopiedTable.EVENTS, pace.piece(), tally));
    lanes.add(new RowLane(plant, CopiedTable.REJECT_GROUPS, pace.piece(), tally));
    lanes.add(new RowLane(plant, CopiedTable.REJECT_GROUP_MEMBERS, pace.piece(), tally));
    lanes.add(new ChangeLane(plant, tally));
    lanes.add(new RowLane(plant, CopiedTable.AUDIT, pace.piece(), tally));
    lanes.add(inspections);
    if (pictures) {
      lanes.add(new PictureLane(plant, CopiedTable.SHOTS, shots, tally));
      lanes.add(new PictureLane(plant, CopiedTable.INSPECTIONS, inspections, tally));
    }
  }

  /// Sends everything that waits, or as much as a time allows: a piece of each kind in turn.
  ///
  /// @param most the time; it may be exceeded by a round
  /// @return what was sent
  Sent pass(CopyFeed feed, Duration most) throws TenshotException, InterruptedException {
    long begin = System.nanoTime();
    done = false;
    while (!done && System.nanoTime() - begin < most.toNanos()) {
      done = true;
      for (Lane lane : lanes) {
        long start = System.nanoTime();
        if (lane.next(feed)) {
          done = false;
          rest(Duration.ofNanos(System.nanoTime() - start));
        }
      }
    }
    return tally.take();
  }

  private void rest(Duration work) throws InterruptedException {
    long nanos = pace.rest(work).toNanos();
    if (nanos > 0) {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } else if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /// True if the last pass found an end.
  boolean isDone() {
    return done;
  }

  /// Number of the last inspection that the plant has.
  long lastInspection() {
    return inspections.last();
  }
}
