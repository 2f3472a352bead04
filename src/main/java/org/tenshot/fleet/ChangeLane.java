package org.tenshot.fleet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.CopiedRow;
import org.tenshot.store.CopiedTable;
import org.tenshot.store.CopyFeed;

/// Sends rows again that were changed after they were written: shots that were taken back, events
/// that ended or were acknowledged, groups that were renamed or given up. A row that changed often
/// is sent once, as it is now.
final class ChangeLane implements Lane {

  private static final String NAME = "changes";
  private static final int PIECE = 200;

  private final Plant plant;
  private final Tally tally;
  private @Nullable Mark known;

  ChangeLane(Plant plant, Tally tally) {
    this.plant = plant;
    this.tally = tally;
  }

  @Override
  public boolean next(CopyFeed feed) throws TenshotException {
    Mark from = known;
    if (from == null) {
      known = plant.mark(NAME);
      return true;
    }
    if (feed.lastChange() < from.last()) {
      throw new TenshotException(
          "The plant has changes up to number %d of a station %s, and this log has fewer: it was put back from a backup. Give this station a name of its own in %s; nothing was sent."
              .formatted(from.last(), plant.station(), SyncFile.NAME));
    }
    List<CopyFeed.Changed> changes = feed.changes(from.last(), PIECE);
    if (changes.isEmpty()) {
      return false;
    }
    Map<CopiedTable, List<CopiedRow>> rows = rows(feed, changes);
    Mark to = new Mark(changes.getLast().change(), null);
    Mark now =
        plant.advance(
            NAME,
            from,
            connection -> {
              for (Map.Entry<CopiedTable, List<CopiedRow>> each : rows.entrySet()) {
                new PlantTable(each.getKey()).replace(connection, plant.station(), each.getValue());
              }
              return to;
            });
    if (now.equals(to)) {
      tally.changed(changes.size());
    }
    known = now;
    return true;
  }

  private static Map<CopiedTable, List<CopiedRow>> rows(
      CopyFeed feed, List<CopyFeed.Changed> changes) throws TenshotException {
    Map<CopiedTable, List<Long>> numbers = new EnumMap<>(CopiedTable.class);
    for (CopyFeed.Changed change : changes) {
      numbers.computeIfAbsent(change.table(), table -> new ArrayList<>()).add(change.row());
    }
    Map<CopiedTable, List<CopiedRow>> rows = new EnumMap<>(CopiedTable.class);
    for (Map.Entry<CopiedTable, List<Long>> each : numbers.entrySet()) {
      rows.put(each.getKey(), feed.rows(each.getKey(), each.getValue()));
    }
    return rows;
  }
}
