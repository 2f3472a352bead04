package org.tenshot.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Shot;

/// One writing connection to the log with what may be written through it. One thread at a time; a
/// session that failed is closed, which takes back what it had not committed.
final class LogSession implements AutoCloseable {

  private final Database database;
  private final PictureFolder pictures;
  private final @Nullable Object identity;
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private final BasisNumbers bases = new BasisNumbers(this);
  private final OutcomeNumbers outcomes = new OutcomeNumbers(this);

  /// @param maxPages pages that the file may grow to; 0 for no limit
  LogSession(Database database, PictureFolder pictures, long maxPages)
      throws SQLException, IOException {
    this.database = database;
    this.pictures = pictures;
    this.identity = database.identity();
    this.connection = database.openWriter(maxPages);
  }

  /// Takes the lock at once: one that is taken late, after reading, can fail at once too.
  void begin() throws SQLException, IOException {
    requireFile();
    statement("BEGIN IMMEDIATE").executeUpdate();
  }

  /// A file that was deleted or replaced takes rows as before and loses them all.
  private void requireFile() throws SQLException, IOException {
    Object there;
    try {
      there = database.identity();
    } catch (NoSuchFileException gone) {
      if (identity != null && Rescue.isDeleted(identity)) {
        Rescue.bringBack(connection, database.file());
      }
      // This session is of no more use; the next one opens what is there.
      throw gone;
    }
    if (!Objects.equals(identity, there)) {
      throw database.missing();
    }
  }

  /// Everything since {@link #begin} is on the disk when this returns.
  void commit() throws SQLException, IOException {
    pictures.force();
    statement("COMMIT").executeUpdate();
  }

  /// Makes sure that an inspection may refer to these.
  ///
  /// @return the number of the product
  long register(Profile profile, EncoderId encoder, String head, Instant now) throws SQLException {
    long product = product(profile.product());
    change(
        "INSERT INTO profiles (hash, name, product, text, first_used) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT DO NOTHING",
        row -> {
          row.text(profile.hash()).text(profile.name()).number(product).text(profile.text());
          row.number(Times.micros(now));
        });
    encoder(encoder);
    change(
        "INSERT INTO heads (version, kind, product, created, encoder)"
            + " SELECT ?, ?, ?, ?, id FROM encoders WHERE name = ? AND sha256 = ?"
            + " AND precision = ? AND preprocessing = ? AND dimension = ? ON CONFLICT DO NOTHING",
        row -> {
          row.text(head).text(head.split("/", 2)[0]).number(product).number(Times.micros(now));
          InspectionRow.bindEncoder(row, encoder);
        });
    return product;
  }

  /// Writes one inspection and its picture.
  ///
  /// @return the number of the row
  long append(InspectionRow.Ready ready, byte @Nullable [] png) throws SQLException, IOException {
    Inspection inspection = ready.inspection();
    String picture = png == null ? null : picture(png);
    BasisNumbers.Numbers basis = bases.of(inspection.basis());
    Long outcome = outcomes.of(inspection, basis.head());
    change(InspectionRow.INSERT, row -> InspectionRow.bind(row, basis, outcome, ready, picture));
    return lastRow();
  }

  /// Writes one shot and its picture.
  ///
  /// @param shot its picture's hash is that of `png`
  /// @return the number of the row
  long addShot(Shot shot, byte[] png) throws SQLException, IOException {
    picture(png);
    return insert(shot);
  }

  /// Writes one shot of a picture that the log has.
  ///
  /// @return the number of the row
  long insert(Shot shot) throws SQLException {
    long product = product(shot.product());
    change(
        "INSERT INTO shots"
            + " (product, class, picture, person, labelled_at, inspection, role, part)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        row -> {
          row.number(product).text(shot.className()).text(shot.pictureHash()).text(shot.person());
          row.number(Times.micros(shot.labelledAt())).number(shot.inspection());
          row.text(shot.role().name()).text(shot.part());
        });
    return lastRow();
  }

  /// Does several things, or none of them where one is refused.
  long whole(Entry.Part part) throws SQLException, IOException {
    Database.execute(connection, "SAVEPOINT part");
    try {
      long number = part.write();
      Database.execute(connection, "RELEASE part");
      return number;
    } catch (SQLException | RuntimeException failure) {
      try {
        Database.execute(connection, "ROLLBACK TO part");
        Database.execute(connection, "RELEASE part");
      } catch (SQLException rolledBackAlready) {
        // A full disk makes SQLite end the whole transaction, which is tried again.
        failure.addSuppressed(rolledBackAlready);
      }
      throw failure;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private String picture(byte[] png) throws SQLException, IOException {
    PictureFolder.Kept kept = pictures.keep(png);
    change(
        "INSERT INTO pictures (sha256, file, bytes, width, height) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT DO NOTHING",
        row -> {
          row.text(kept.sha256()).text(kept.file()).number(kept.bytes());
          row.number(kept.width()).number(kept.height());
        });
    return kept.sha256();
  }

  /// Writes the file of a picture that no row knows yet.
  long place(byte[] png) throws IOException {
    return pictures.keep(png).bytes();
  }

  /// Makes a picture known whose file was placed.
  ///
  /// @throws IllegalStateException if it is not there any more
  void know(ImportedProduct.PlacedPicture picture) throws SQLException {
    if (!pictures.has(picture.sha256())) {
      throw new IllegalStateException("the picture " + picture.sha256() + " was removed meanwhile");
    }
    change(
        "INSERT INTO pictures (sha256, file, bytes, width, height) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT DO NOTHING",
        row -> {
          row.text(picture.sha256()).text(PictureFolder.file(picture.sha256()));
          row.number(picture.bytes()).number(picture.width()).number(picture.height());
        });
  }

  /// Removes the file of a picture that no row knows.
  ///
  /// @return true if there was one
  boolean removePicture(String sha256) throws IOException {
    return pictures.remove(sha256);
  }

  /// Makes sure that rows may refer to an encoder.
  void encoder(EncoderId encoder) throws SQLException {
    change(
        "INSERT INTO encoders (name, sha256, precision, preprocessing, dimension)"
            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        row -> InspectionRow.bindEncoder(row, encoder));
  }

  /// The number of a product, which is made known by this.
  long product(String name) throws SQLException {
    change("INSERT INTO products (name) VALUES (?) ON CONFLICT DO NOTHING", row -> row.text(name));
    PreparedStatement query = statement("SELECT id FROM products WHERE name = ?");
    query.setString(1, name);
    return number(query);
  }

  /// The number of the row that was written last.
  long lastRow() throws SQLException {
    return number(statement("SELECT last_insert_rowid()"));
  }

  /// The number that a query answers; null where it answers nothing.
  @Nullable Long find(String sql, Binder.Filling filling) throws SQLException {
    PreparedStatement query = statement(sql);
    filling.fill(new Binder(query));
    try (ResultSet row = query.executeQuery()) {
      return row.next() ? row.getLong(1) : null;
    }
  }

  /// The number that a question answers with; 0 where it answers nothing.
  long number(String sql, Binder.Filling filling) throws SQLException {
    String found = text(sql, filling);
    return found == null ? 0 : Long.parseLong(found);
  }

  /// The text that a question answers with; null where it answers nothing.
  @Nullable String text(String sql, Binder.Filling filling) throws SQLException {
    PreparedStatement query = statement(sql);
    filling.fill(new Binder(query));
    try (ResultSet row = query.executeQuery()) {
      return row.next() ? row.getString(1) : null;
    }
  }

  private static long number(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /// Runs a statement that changes rows.
  ///
  /// @return how many it changed
  int change(String sql, Binder.Filling filling) throws SQLException {
    PreparedStatement statement = statement(sql);
    filling.fill(new Binder(statement));
    return statement.executeUpdate();
  }

  private PreparedStatement statement(String sql) throws SQLException {
    PreparedStatement known = prepared.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      prepared.put(sql, known);
    }
    return known;
  }
}
