package org.tenshot.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.RetentionRules;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;

/// Finds what the rules no longer keep and has it removed in small pieces: pictures of PASS first,
/// then those of other verdicts, then rows. A piece is one more entry for the thread that writes
/// the log, so that the line's own rows wait some milliseconds for it at most.
public final class Retention {

  private static final int PICTURES = 64;
  private static final int ROWS = 50;
  private static final int FILES = 100;
  private static final String PICTURE_FILE = "[0-9a-f]{64}\\.png";

  private final History history;
  private final @Nullable Removal removal;
  private final LongSupplier usable;
  private final Set<String> counted = new HashSet<>();

  /// @param history of the log; stays the caller's
  /// @param removal removes; null to find out only what would be removed
  /// @param usable bytes that are free on the log's disk
  public Retention(History history, @Nullable Removal removal, LongSupplier usable) {
    this.history = history;
    this.removal = removal;
    this.usable = usable;
  }

  /// What was removed.
  ///
  /// @param pictures how many
  /// @param bytes of these pictures
  /// @param rows inspections
  /// @param wanted bytes that are still to be won, where want of space was the reason and nothing
  ///   may be removed any more; 0 where all is well
  public record Removed(long pictures, long bytes, long rows, long wanted) {

    /// Nothing.
    public static final Removed NOTHING = new Removed(0, 0, 0, 0);

    /// True if nothing was removed.
    public boolean isNothing() {
      return pictures == 0 && rows == 0;
    }

    Removed and(Removed other) {
      return new Removed(
          pictures + other.pictures, bytes + other.bytes, rows + other.rows, other.wanted);
    }

    @Override
    public String toString() {
      return "%d pictures (%d MB), %d rows".formatted(pictures, bytes >> 20, rows);
    }
  }

  /// Applies the rules once, first by age, then by space.
  public Removed run(RetentionRules rules, Instant now) throws TenshotException {
    Cutoffs ages = Cutoffs.of(rules, now);
    Removed removed = Removed.NOTHING;
    for (Verdict.Kind kind : RetentionRules.ORDER) {
      removed = removed.and(pictures(kind, ages, Long.MAX_VALUE));
    }
    Duration rows = rules.rows();
    if (rows != null) {
      removed = removed.and(rows(Cutoffs.before(now, rows), Long.MAX_VALUE, 1));
    }
    return removed.and(bySpace(rules, ages, now, removal == null ? removed.bytes() : 0));
  }

  /// @param gained bytes that a trial run would have won already
  private Removed bySpace(RetentionRules rules, Cutoffs ages, Instant now, long gained)
      throws TenshotException {
    long wanted = wanted(rules, gained);
    Removed removed = Removed.NOTHING;
    Cutoffs cutoffs = ages;
    for (Verdict.Kind kind : RetentionRules.ORDER) {
      if (wanted > 0) {
        cutoffs = cutoffs.with(kind, Times.micros(now));
        Removed some = pictures(kind, cutoffs, wanted);
        removed = removed.and(some);
        wanted -= some.bytes();
      }
    }
    if (wanted > 0) {
      long each = Math.max(1, history.space().bytesOfRow());
      Removed some = rows(Cutoffs.before(now, rules.rowsAtLeast()), wanted, each);
      removed = removed.and(some);
      wanted -= some.bytes() + some.rows() * each;
    }
    return new Removed(removed.pictures(), removed.bytes(), removed.rows(), Math.max(0, wanted));
  }

  /// Bytes that have to go; a little more than that, so that the next piece is not needed at once.
  private long wanted(RetentionRules rules, long gained) throws TenshotException {
    LogSpace space = history.space();
    long over = rules.most() == 0 ? 0 : space.used() - gained - rules.most();
    long low = rules.free() == 0 ? 0 : rules.free() - usable.getAsLong() - space.spare() - gained;
    long margin = over > low ? rules.most() / 50 : rules.free() / 50;
    return over > 0 || low > 0 ? Math.max(over, low) + margin : 0;
  }

  /// True if the disk has less room than the rules want.
  public boolean isTight(RetentionRules rules) throws TenshotException {
    return rules.free() > 0
        && usable.getAsLong() < rules.free()
        && usable.getAsLong() + history.space().spare() < rules.free();
  }

  private record Due(long at, long row, String picture, long bytes) {}

  private Removed pictures(Verdict.Kind kind, Cutoffs cutoffs, long wanted)
      throws TenshotException {
    Due last = new Due(Long.MIN_VALUE, 0, "", 0);
    Removed removed = Removed.NOTHING;
    while (removed.bytes() < wanted) {
      List<Due> due = due(kind, cutoffs, last);
      if (due.isEmpty()) {
        break;
      }
      last = due.getLast();
      removed = removed.and(remove(enough(due, wanted - removed.bytes()), cutoffs));
    }
    return removed;
  }

  private static List<Due> enough(List<Due> due, long wanted) {
    List<Due> enough = new ArrayList<>();
    long sum = 0;
    for (Due one : due) {
      if (sum < wanted) {
        enough.add(one);
        sum += one.bytes();
      }
    }
    return enough;
  }

  private List<Due> due(Verdict.Kind kind, Cutoffs cutoffs, Due last) throws TenshotException {
    return history.list(
        "SELECT i.captured_at AS at, i.id AS row, p.sha256 AS picture, p.bytes AS bytes"
            + " FROM inspections i CROSS JOIN pictures p ON p.sha256 = i.picture"
            + " WHERE i.verdict = ? AND i.picture IS NOT NULL AND i.captured_at < ?"
            + " AND (i.captured_at, i.id) > (?, ?) AND NOT "
            + Cutoffs.NEEDED
            + " ORDER BY i.captured_at, i.id LIMIT ?",
        row -> {
          row.text(kind.name()).number(cutoffs.of(kind)).number(last.at()).number(last.row());
          cutoffs.bind(row);
          row.number(PICTURES);
        },
        row ->
            new Due(
                row.getLong("at"),
                row.getLong("row"),
                row.getString("picture"),
                row.getLong("bytes")));
  }

  private Removed remove(List<Due> due, Cutoffs cutoffs) throws TenshotException {
    if (removal != null) {
      return removal.pictures(due.stream().map(Due::picture).distinct().toList(), cutoffs);
    }
    List<Due> fresh = due.stream().filter(own -> counted.add(own.picture())).toList();
    return new Removed(fresh.size(), fresh.stream().mapToLong(Due::bytes).sum(), 0, 0);
  }

  /// @param wanted bytes to win
  /// @param each bytes that a row is worth
  private Removed rows(long before, long wanted, long each) throws TenshotException {
    Due last = new Due(Long.MIN_VALUE, 0, "", 0);
    Removed removed = Removed.NOTHING;
    while (removed.rows() * each + removed.bytes() < wanted) {
      Due from = last;
      List<Due> due =
          history.list(
              """
              SELECT captured_at AS at, id AS row FROM inspections i
              WHERE captured_at < ? AND (captured_at, id) > (?, ?)
                AND NOT EXISTS (SELECT 1 FROM shots s WHERE s.inspection = i.id)
              ORDER BY captured_at, id LIMIT ?
              """,
              row -> row.number(before).number(from.at()).number(from.row()).number(ROWS),
              row -> new Due(row.getLong("at"), row.getLong("row"), "", 0));
      if (due.isEmpty()) {
        break;
      }
      last = due.getLast();
      removed =
          removed.and(
              removal == null
                  ? new Removed(0, 0, due.size(), 0)
                  : removal.rows(due.stream().map(Due::row).toList()));
    }
    return removed;
  }

  /// Removes files of pictures that no row knows: what a program left that was killed between a row
  /// and its file.
  ///
  /// @return how many there were
  public long collect() throws TenshotException {
    long found = 0;
    for (int prefix = 0; prefix < 256; prefix++) {
      List<String> strangers = new ArrayList<>();
      for (String hash : files(history.pictures().resolve("%02x".formatted(prefix)))) {
        if (history.picture(hash).isEmpty()) {
          strangers.add(hash);
        }
      }
      // A file whose row is about to be committed looks the same, and is told apart by the writer.
      found += removal == null ? strangers.size() : 0;
      for (int from = 0; removal != null && from < strangers.size(); from += FILES) {
        found += removal.files(strangers.subList(from, Math.min(from + FILES, strangers.size())));
      }
    }
    return found;
  }

  private static List<String> files(Path folder) throws TenshotException {
    List<String> hashes = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return hashes;
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
      for (Path file : found) {
        String name = file.getFileName().toString();
        if (name.matches(PICTURE_FILE)) {
          hashes.add(name.substring(0, name.length() - ".png".length()));
        }
      }
      return hashes;
    } catch (IOException failure) {
      throw Diagnosis.explain(folder, failure);
    }
  }
}
