package org.tenshot.cli.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Verdict;
import org.tenshot.encode.Encoder;
import org.tenshot.inspect.SourceOpener;

/// Brings faults about while lines run, and keeps the books: how often each, whether a part passed
/// that nobody can have seen, and how long a line took at worst to judge again. Any thread.
final class SoakFaults {

  /// The longest that a line may take.
  private static final long LIMIT_MILLIS = 5_000;

  private final Random random = new Random(20261121);
  private final Map<Kind, Long> asked = new EnumMap<>(Kind.class);
  private final Map<Kind, Long> times = new EnumMap<>(Kind.class);
  private final Set<String> unseen = new HashSet<>();
  private final Map<String, Long> ended = new HashMap<>();
  private long wrongPasses;
  private long worstNanos;
  private boolean begun;

  /// What is brought about.
  enum Kind {
    /// The source is lost for a while.
    LOST("source lost", 31),
    /// A picture cannot be read.
    DAMAGED("picture damaged", 11),
    /// A picture is black.
    BLACK("picture black", 13),
    /// A picture comes in half the size.
    SMALL("picture of half the size", 17),
    /// The encoder throws.
    THROWS("encoder throws", 13),
    /// The encoder answers something that is no number.
    NO_NUMBER("encoder answers NaN", 11);

    private final String text;
    private final int every;

    Kind(String text, int every) {
      this.text = text;
      this.every = every;
    }
  }

  /// A source that is as faulty as this wants it.
  SourceOpener around(SourceOpener opener) {
    return () -> new FaultySource(opener.open(), this);
  }

  /// An encoder that is as faulty as this wants it.
  Encoder around(Encoder encoder) {
    return new FaultyEncoder(encoder, this);
  }

  /// From now on.
  synchronized void begin() {
    begun = true;
  }

  /// Asked whenever a fault could be brought about: true every so many times.
  synchronized boolean isDue(Kind kind) {
    boolean due = begun && asked.merge(kind, 1L, Long::sum) % kind.every == 0;
    if (due) {
      times.merge(kind, 1L, Long::sum);
    }
    return due;
  }

  /// How long something lasts, 0..300 ms.
  synchronized long millis() {
    return random.nextInt(300);
  }

  /// Nobody can have seen what this frame shows.
  synchronized void unseen(Frame.Origin frame) {
    unseen.add(key(frame));
  }

  /// The cause of a loss has ended.
  synchronized void ended(String source) {
    ended.put(source, System.nanoTime());
  }

  /// A line told something.
  synchronized void told(Inspection inspection) {
    boolean passed = inspection.verdict().kind() == Verdict.Kind.PASS;
    boolean nobodySawIt = unseen.remove(key(inspection.origin()));
    wrongPasses += passed && nobodySawIt ? 1 : 0;
    if (inspection.verdict().kind() != Verdict.Kind.FAULT) {
      Long since = ended.remove(inspection.origin().source());
      worstNanos = since == null ? worstNanos : Math.max(worstNanos, System.nanoTime() - since);
    }
  }

  private static String key(Frame.Origin frame) {
    return frame.source() + " " + frame.capturedNanos();
  }

  synchronized boolean passed() {
    return wrongPasses == 0 && TimeUnit.NANOSECONDS.toMillis(worstNanos) <= LIMIT_MILLIS;
  }

  synchronized List<String> lines() {
    List<String> lines = new ArrayList<>();
    times.forEach(
        (kind, often) ->
            lines.add(String.format(Locale.ROOT, "%-28s %8d times", kind.text, often)));
    lines.add(
        "%d parts passed that nobody saw, a lost line was back within %d ms   %s"
            .formatted(
                wrongPasses,
                TimeUnit.NANOSECONDS.toMillis(worstNanos),
                passed() ? "PASS" : "FAIL"));
    return lines;
  }
}
