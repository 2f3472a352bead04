package org.tenshot.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.CopiedRow;
import org.tenshot.store.CopiedTable;
import org.tenshot.store.CopyFeed;

/// Sends the rows of one table once, in the order of their numbers.
final class RowLane implements Lane {

  /// A piece is made smaller where its rows are larger than usual: 4 MiB.
  private static final long MOST_BYTES = 4L << 20;

  private static final int FIRST_PIECE = 20;

  private final Plant plant;
  private final CopiedTable table;
  private final PlantTable target;
  private final int piece;
  private final Tally tally;
  private int next = FIRST_PIECE;
  private @Nullable Mark known;

  /// @param piece rows in one transaction at most
  RowLane(Plant plant, CopiedTable table, int piece, Tally tally) {
    this.plant = plant;
    this.table = table;
    this.target = new PlantTable(table);
    this.piece = piece;
    this.tally = tally;
  }

  /// Number of the last row that the plant has.
  long last() {
    return known == null ? 0 : known.last();
  }

  @Override
  public boolean next(CopyFeed feed) throws TenshotException {
    Mark from = known;
    if (from == null) {
      Mark first = plant.mark(target.name());
      requireSameLog(feed, first);
      known = first;
      return true;
    }
    List<CopiedRow> rows = feed.after(table, from.last(), next);
    if (rows.isEmpty()) {
      return false;
    }
    long bytes = rows.stream().mapToLong(CopiedRow::bytes).sum();
    next = Math.clamp(MOST_BYTES * rows.size() / Math.max(1, bytes), 1, piece);
    requireSameLog(feed, from);
    Mark to = new Mark(rows.getLast().id(), rows.getLast().stamp());
    Mark now =
        plant.advance(
            target.name(),
            from,
            connection -> {
              target.insert(connection, plant.station(), rows);
              return to;
            });
    if (now.equals(to)) {
      tally.add(table, rows.size(), to.last() - from.last() - rows.size());
    }
    known = now;
    return true;
  }

  /// Numbers that were given again, by a log that was put back from a backup or by another station
  /// of the same name, would be taken for rows that the plant has already.
  private void requireSameLog(CopyFeed feed, Mark mark) throws TenshotException {
    if (mark.last() == 0) {
      return;
    }
    Optional<Instant> own = feed.stamp(table, mark.last());
    boolean same =
        own.isPresent()
            ? own.get().equals(mark.stamp())
            // Rules of retention take out old rows; numbers are never given again by that.
            : feed.last(table) >= mark.last();
    if (!same) {
      throw new TenshotException(
          "The plant has %s up to number %d of a station %s, and they are not those of this log: it was put back from a backup, or another station has the same name. Give this station a name of its own in %s; nothing was sent."
              .formatted(target.name(), mark.last(), plant.station(), SyncFile.NAME));
    }
  }
}
