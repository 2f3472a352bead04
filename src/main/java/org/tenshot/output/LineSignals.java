package org.tenshot.output;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Gate;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Verdict;

/// What an output that is asked shows, and when it changes. Everything is worked out at the moment
/// of asking: a PASS that has stood for longer than the hold time is gone whether or not any thread
/// had time to take it away.
///
/// Times are `System.nanoTime()`.
final class LineSignals {

  private static final long NONE = -1;

  private final long hold;
  private final long[] counters = new long[Verdict.Kind.values().length];
  private final long[] faults = new long[Fault.Code.values().length];
  private @Nullable Inspection last;
  private long lastAt;
  private long sequence;
  private PartId part = PartId.UNKNOWN;
  private boolean ready;
  private boolean busy;
  private boolean error;
  private boolean acknowledged;
  private boolean done;
  private long begun = NONE;
  private int heartbeat;

  /// @param hold how long a PASS may be read
  LineSignals(Duration hold) {
    this.hold = hold.toNanos();
  }

  /// A run begins: its parts are numbered anew.
  synchronized void start() {
    begun = NONE;
  }

  /// The line runs and waits for parts.
  synchronized void ready() {
    ready = true;
    error = false;
  }

  /// A part has arrived. Whoever says so again, or late, changes nothing.
  synchronized void begin(long number, PartId which) {
    if (number <= begun) {
      return;
    }
    begun = number;
    done = false;
    last = null;
    sequence = number;
    part = which;
    ready = true;
    busy = true;
    acknowledged = false;
  }

  /// A part was judged. Once the next part has arrived its verdict is counted and no more: a gate
  /// must not take it for that of the next.
  synchronized void judged(Inspection inspection, long now) {
    counters[inspection.verdict().kind().ordinal()]++;
    if (inspection.verdict() instanceof Verdict.Faulted(Fault fault)) {
      faults[fault.code().ordinal()]++;
    }
    if (inspection.origin().sequence() < begun) {
      return;
    }
    done = true;
    last = inspection;
    lastAt = now;
    sequence = inspection.origin().sequence();
    part = inspection.origin().part();
    ready = true;
    busy = false;
    error = inspection.verdict().kind() == Verdict.Kind.FAULT;
    acknowledged = false;
  }

  /// The line stands or does not know. Which part has begun stays: the verdict of the one before
  /// may still come when the line runs again.
  synchronized void safe() {
    last = null;
    ready = false;
    busy = false;
    error = true;
    acknowledged = false;
    done = false;
  }

  /// The other side has read the verdict.
  synchronized void acknowledge() {
    acknowledged = true;
    done = false;
  }

  synchronized void tick() {
    heartbeat = (heartbeat + 1) & 0xFFFF;
  }

  /// Everything as it is now.
  synchronized Moment at(long now) {
    return new Moment(
        ready,
        busy,
        error,
        acknowledged,
        done,
        heartbeat,
        sequence,
        part,
        shown(now),
        now - lastAt,
        counters.clone(),
        faults.clone());
  }

  /// The verdict that holds now, if one does.
  private @Nullable Inspection shown(long now) {
    Inspection verdict = last;
    if (verdict == null || acknowledged) {
      return null;
    }
    boolean old = verdict.verdict().gate() == Gate.OPEN && now - lastAt >= hold;
    return old ? null : verdict;
  }

  /// What holds at one moment.
  ///
  /// @param ready the line runs
  /// @param busy a part is being judged
  /// @param error the last part was a FAULT, or the line stands and has said why
  /// @param acknowledged the verdict was read
  /// @param done the last part was judged and its verdict not acknowledged yet
  /// @param heartbeat 0..65535
  /// @param sequence number of the part that is judged or was judged last
  /// @param part which one that is
  /// @param shown the verdict that holds, if one does
  /// @param age of that verdict in nanoseconds
  /// @param counters parts of each kind of verdict, by its ordinal; not to be changed
  /// @param faults faults of each code, by its ordinal; not to be changed
  record Moment(
      boolean ready,
      boolean busy,
      boolean error,
      boolean acknowledged,
      boolean done,
      int heartbeat,
      long sequence,
      PartId part,
      @Nullable Inspection shown,
      long age,
      long[] counters,
      long[] faults) {

    /// The verdict that holds is PASS: the only thing that opens a gate.
    boolean open() {
      return shown != null && shown.verdict().gate() == Gate.OPEN;
    }

    /// Why there is no verdict; null where one holds or nothing was judged.
    Fault.@Nullable Code fault() {
      return shown != null && shown.verdict() instanceof Verdict.Faulted(var fault)
          ? fault.code()
          : null;
    }

    long count(Fault.Code code) {
      return faults[code.ordinal()];
    }

    long count(Verdict.Kind kind) {
      return counters[kind.ordinal()];
    }
  }
}
