package org.tenshot.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.CopiedTable;
import org.tenshot.store.CopyFeed;

/// Sends the files of the pictures that rows show, behind the rows. What was removed from the
/// station before its turn came is left out.
final class PictureLane implements Lane {

  private static final int ROWS = 200;

  /// A transaction ends with the picture that goes beyond: 8 MiB.
  private static final long MOST_BYTES = 8L << 20;

  private final Plant plant;
  private final CopiedTable table;
  private final RowLane rows;
  private final String name;
  private final Tally tally;
  private @Nullable Mark known;

  /// @param rows of the same table, which go ahead
  PictureLane(Plant plant, CopiedTable table, RowLane rows, Tally tally) {
    this.plant = plant;
    this.table = table;
    this.rows = rows;
    this.name = "pictures of " + table.name().toLowerCase(Locale.ROOT);
    this.tally = tally;
  }

  @Override
  public boolean next(CopyFeed feed) throws TenshotException {
    Mark from = known;
    if (from == null) {
      known = plant.mark(name);
      return true;
    }
    long upTo = rows.last();
    if (from.last() >= upTo) {
      return false;
    }
    List<CopyFeed.Shown> shown = feed.pictures(table, from.last(), upTo, ROWS);
    known =
        plant.advance(
            name,
            from,
            connection -> {
              long last = send(connection, shown);
              return new Mark(last < 0 ? upTo : last, null);
            });
    return true;
  }

  /// @return number of the last row that was dealt with; -1 if there is none after these
  private long send(Connection connection, List<CopyFeed.Shown> shown)
      throws SQLException, TenshotException {
    long bytes = 0;
    for (CopyFeed.Shown picture : shown) {
      if (!has(connection, picture.sha256())) {
        bytes += send(connection, picture);
      }
      if (bytes >= MOST_BYTES) {
        return picture.row();
      }
    }
    return shown.size() < ROWS ? -1 : shown.getLast().row();
  }

  private static boolean has(Connection connection, String sha256) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT 1 FROM tenshot_pictures WHERE sha256 = ?")) {
      query.setString(1, sha256);
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }

  private long send(Connection connection, CopyFeed.Shown picture)
      throws SQLException, TenshotException {
    byte[] png;
    try {
      png = Files.readAllBytes(picture.file());
    } catch (NoSuchFileException removed) {
      return 0;
    } catch (IOException failure) {
      throw new TenshotException(
          "The picture %s cannot be read (%s): check the disk.".formatted(picture.file(), failure),
          failure);
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO tenshot_pictures (sha256, bytes, width, height, png) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
      insert.setString(1, picture.sha256());
      insert.setLong(2, png.length);
      insert.setInt(3, picture.width());
      insert.setInt(4, picture.height());
      insert.setBytes(5, png);
      tally.pictures(insert.executeUpdate());
    }
    return png.length;
  }
}
