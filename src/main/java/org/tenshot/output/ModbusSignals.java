package org.tenshot.output;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Score;
import org.tenshot.domain.TriggerRule;
import org.tenshot.domain.Verdict;

/// What a controller reads: {@link LineSignals} as bits and words.
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

  /// A part is in its place; written by the controller.
  static final int TRIGGER = 6;

  /// The last part was judged, and nobody has acknowledged it.
  static final int DONE = 7;

  /// Take the product whose number was written; written by the controller.
  static final int SELECT = 8;

  /// A trigger of the controller is expected: the line runs, nothing is being judged, and the last
  /// verdict was acknowledged.
  static final int EXPECTING = 9;

  static final int BITS = 10;

  static final int REGISTERS = 46;

  /// Of the table of addresses; a controller can refuse one that it was not made for.
  private static final int TABLE_VERSION = 2;

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
  private static final int LATE = 20;
  private static final int DOUBLE = 22;
  private static final int NO_PICTURE = 24;
  private static final int OVERFLOW = 26;
  private static final int PRODUCT = 28;
  private static final int SELECTION = 29;
  private static final int PART = 30;

  private final LineSignals line;
  private final VerdictValues values;
  private final Supplier<LineOrders.Standing> standing;
  private final IntSupplier written;
  private final Supplier<ModbusControl.Selection> selection;

  /// Where no controller gives orders.
  ///
  /// @param hold how long a PASS may be read
  ModbusSignals(Duration hold) {
    this(
        hold,
        VerdictValues.USUAL,
        () -> LineOrders.Standing.NONE,
        () -> 0,
        () -> ModbusControl.Selection.NONE);
  }

  /// @param hold how long a PASS may be read
  /// @param values what stands for each kind of verdict
  /// @param standing what the line is made for
  /// @param written the bits that a controller has set
  /// @param selection how its choice of a product stands
  ModbusSignals(
      Duration hold,
      VerdictValues values,
      Supplier<LineOrders.Standing> standing,
      IntSupplier written,
      Supplier<ModbusControl.Selection> selection) {
    this.line = new LineSignals(hold);
    this.values = values;
    this.standing = standing;
    this.written = written;
    this.selection = selection;
  }

  /// A run begins: its parts are numbered anew.
  void start() {
    line.start();
  }

  /// The line runs and waits for parts.
  void ready() {
    line.ready();
  }

  /// A part has arrived.
  void begin(long number, PartId part) {
    line.begin(number, part);
  }

  /// A part was judged.
  void judged(Inspection inspection, long now) {
    line.judged(inspection, now);
  }

  /// The line stands or does not know.
  void safe() {
    line.safe();
  }

  /// The controller has read the verdict.
  void acknowledge() {
    line.acknowledge();
  }

  void tick() {
    line.tick();
  }

  /// Bit n is the signal n.
  int bits(long now) {
    return bits(line.at(now));
  }

  private int bits(LineSignals.Moment moment) {
    boolean expecting =
        moment.ready()
            && !moment.busy()
            && !moment.done()
            && standing.get().trigger() == TriggerRule.By.MODBUS;
    return bit(READY, moment.ready())
        | bit(BUSY, moment.busy())
        | bit(OK, moment.open())
        | bit(NG, moment.shown() != null && !moment.open())
        | bit(ERROR, moment.error())
        | bit(ACKNOWLEDGE, moment.acknowledged())
        | bit(DONE, moment.done())
        | bit(EXPECTING, expecting)
        | written.getAsInt();
  }

  /// The words from address 0 on, each 0..65535; those of 32 bits have their high word first.
  int[] registers(long now) {
    LineSignals.Moment moment = line.at(now);
    int[] words = new int[REGISTERS];
    words[STATUS] = bits(moment);
    words[HEARTBEAT] = moment.heartbeat();
    words[VERSION] = TABLE_VERSION;
    put(words, SEQUENCE, moment.sequence());
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      put(words, COUNTERS + 2 * kind.ordinal(), moment.count(kind));
    }
    put(words, LATE, moment.count(Fault.Code.LATE));
    put(words, DOUBLE, moment.count(Fault.Code.DOUBLE_TRIGGER));
    put(words, NO_PICTURE, moment.count(Fault.Code.NO_PICTURE));
    put(words, OVERFLOW, moment.count(Fault.Code.OVERFLOW));
    words[PRODUCT] = standing.get().number();
    words[SELECTION] = selection.get().ordinal();
    String part = moment.part().part();
    System.arraycopy(
        ModbusControl.words(part == null ? "" : part), 0, words, PART, ModbusControl.ID_WORDS);
    Inspection shown = moment.shown();
    Fault.Code fault = moment.fault();
    if (shown != null) {
      words[VERDICT] = values.of(shown.verdict().kind());
      words[CLASS] = classNumber(shown);
      words[SURENESS] = (int) Math.round(1000 * GateLine.confidence(shown));
      words[FAULT] = fault == null ? 0 : code(fault);
      words[AGE] = (int) Math.min(0xFFFF, TimeUnit.NANOSECONDS.toMillis(moment.age()));
    }
    return words;
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
      case NO_PICTURE -> 10;
      case DOUBLE_TRIGGER -> 11;
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
