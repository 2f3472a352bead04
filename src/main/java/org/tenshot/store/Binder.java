package org.tenshot.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/// Fills the places of a statement from left to right, so that nobody counts question marks.
final class Binder {

  private final PreparedStatement statement;
  private int place;

  Binder(PreparedStatement statement) {
    this.statement = statement;
  }

  Binder text(@Nullable String value) throws SQLException {
    if (value == null) {
      statement.setNull(++place, Types.VARCHAR);
    } else {
      statement.setString(++place, value);
    }
    return this;
  }

  Binder number(long value) throws SQLException {
    statement.setLong(++place, value);
    return this;
  }

  Binder number(@Nullable Long value) throws SQLException {
    if (value == null) {
      statement.setNull(++place, Types.INTEGER);
      return this;
    }
    return number(value.longValue());
  }

  Binder real(double value) throws SQLException {
    statement.setDouble(++place, value);
    return this;
  }

  Binder bytes(byte @Nullable [] value) throws SQLException {
    if (value == null) {
      statement.setNull(++place, Types.BLOB);
    } else {
      statement.setBytes(++place, value);
    }
    return this;
  }

  /// Gives a statement its values.
  @FunctionalInterface
  interface Filling {
    void fill(Binder row) throws SQLException;
  }
}
