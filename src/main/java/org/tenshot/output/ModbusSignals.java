package org.tenshot.output;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Gate;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Score;
import org.tenshot.domain.Verdict;

/// What a controller reads, and when it changes. Everything is worked out at the moment of reading:
/// a PASS that has stood for longer than the hold time is gone whether or not any thread had time
/// to take it away.
///
/// Times are `System.nanoTime()`. `src/site/markdown/outputs.md` has the table of all addresses.
final class ModbusSignals {

  /// The station judges parts.
  static final int READY = 0;

  /// A part is being judged; what was said of the one before holds no more.
  static final int BUSY = 1;

  /// The verdict is PASS: the only bit that opens a gate.
  static final int OK = 2;

  /// There is a verdict and it is not PASS.
  static final int NG = 3;

  /// The last part had no verdict, or the line stands and has said why.
  static final int ERROR = 4;

  /// The verdict was read; written by the controller.
  static final int ACKNOWLEDGE = 5;

  static final int BITS = 6;

  static final int REGISTERS = 20;

  /// Of the table of addresses; a controller can refuse one that it was not made for.
  private static final int TABLE_VERSION = 1;

  private static final int STATUS = 0;
  private static final int HEARTBEAT = 1;
  private static final int VERDICT = 2;
  private static final int SEQUENCE = 3;
  private static final int CLASS = 5;
  private static final int SURENESS = 6;
  private static final int FAULT = 7;
  private static final int AGE = 8;
  private static final int VERSION = 9;
  private static final int COUNTERS = 10;

  private final long hold;
  private final long[] counters = new long[Verdict.Kind.values().length];
  private @Nullable Inspection last;
  private long lastAt;
  private long sequence;
  private boolean ready;
  private boolean busy;
  private boolean error;
  private boolean acknowledged;
  private int heartbeat;

  /// @param hold how long a PASS may be read
  ModbusSignals(Duration hold) {
    this.hold = hold.toNanos();
  }

  /// A part has arrived.
  synchronized void begin(long part) {
    last = null;
    sequence = part;
    ready = true;
    busy = true;
    acknowledged = false;
  }

  /// A part was judged.
  synchronized void judged(Inspection inspection, long now) {
    last = inspection;
    lastAt = now;
    sequence = inspection.origin().sequence();
    ready = true;
    busy = false;
    error = inspection.verdict().kind() == Verdict.Kind.FAULT;
    acknowledged = false;
    counters[inspection.verdict().kind().ordinal()]++;
  }

  /// The line stands or does not know.
  synchronized void safe() {
    last = null;
    ready = false;
    busy = false;
    error = true;
    acknowledged = false;
  }

  /// The controller has read the verdict.
  synchronized void acknowledge() {
    acknowledged = true;
  }

  synchronized void tick() {
    heartbeat = (heartbeat + 1) & 0xFFFF;
  }

  /// Bit n is the signal n.
  synchronized int bits(long now) {
    Inspection shown = shown(now);
    boolean open = shown != null && shown.verdict().gate() == Gate.OPEN;
    return bit(READY, ready)
        | bit(BUSY, busy)
        | bit(OK, open)
        | bit(NG, shown != null && !open)
        | bit(ERROR, error)
        | bit(ACKNOWLEDGE, acknowledged);
  }

  /// The words from address 0 on, each 0..65535; those of 32 bits have their high word first.
  synchronized int[] registers(long now) {
    int[] words = new int[REGISTERS];
    words[STATUS] = bits(now);
    words[HEARTBEAT] = heartbeat;
    words[VERSION] = TABLE_VERSION;
    put(words, SEQUENCE, sequence);
    for (int kind = 0; kind < counters.length; kind++) {
      put(words, COUNTERS + 2 * kind, counters[kind]);
    }
    Inspection shown = shown(now);
    if (shown != null) {
      words[VERDICT] = code(shown.verdict().kind());
      words[CLASS] = classNumber(shown);
      words[SURENESS] = (int) Math.round(1000 * GateLine.confidence(shown));
      words[FAULT] = shown.verdict() instanceof Verdict.Faulted(var fault) ? code(fault.code()) : 0;
      words[AGE] = (int) Math.min(0xFFFF, TimeUnit.NANOSECONDS.toMillis(now - lastAt));
    }
    return words;
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

  private static int code(Verdict.Kind kind) {
    return switch (kind) {
      case PASS -> 1;
      case REJECT -> 2;
      case REVIEW -> 3;
      case NO_PART -> 4;
      case FAULT -> 5;
    };
  }

  private static int code(Fault.Code code) {
    return switch (code) {
      case SOURCE_LOST -> 1;
      case PICTURE_UNREADABLE -> 2;
      case REGION_OUTSIDE -> 3;
      case ENCODER_FAILED -> 4;
      case SCORE_INVALID -> 5;
      case OVERFLOW -> 6;
      case LATE -> 7;
      case STORE_FAILED -> 8;
      case UNEXPECTED -> 9;
    };
  }

  /// The place of the verdict's class in the profile, from 1; 0 for none.
  private static int classNumber(Inspection inspection) {
    Score score = inspection.score();
    List<Score.ClassScore> classes = score == null ? List.of() : score.classes();
    for (int i = 0; i < classes.size(); i++) {
      String name = classes.get(i).productClass().name();
      if (name.equals(inspection.verdict().className())) {
        return i + 1;
      }
    }
    return 0;
  }

  private static int bit(int place, boolean set) {
    return set ? 1 << place : 0;
  }

  /// The low 32 bits of a number.
  private static void put(int[] words, int at, long number) {
    words[at] = (int) (number >> 16) & 0xFFFF;
    words[at + 1] = (int) number & 0xFFFF;
  }
}
