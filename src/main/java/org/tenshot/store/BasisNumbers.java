package org.tenshot.store;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Inspection;

/// The numbers of the profile and the head that inspections rest on. Rows name both, and a line
/// uses the same ones for hours: looking them up once is what makes a row as cheap as its bytes.
/// They live as long as a session, which ends with the first transaction that fails.
final class BasisNumbers {

  private static final String PROFILE =
      "SELECT profile.id FROM profiles profile JOIN products product ON product.id = profile.product"
          + " WHERE profile.hash = ? AND product.name = ?";

  private static final String HEAD =
      """
      SELECT head.id FROM heads head
      JOIN products product ON product.id = head.product
      JOIN encoders encoder ON encoder.id = head.encoder
      WHERE head.version = ? AND product.name = ? AND encoder.name = ? AND encoder.sha256 = ?
        AND encoder.precision = ? AND encoder.preprocessing = ? AND encoder.dimension = ?
      """;

  private final LogSession session;
  private final Map<Inspection.Basis, Numbers> known = new HashMap<>();

  BasisNumbers(LogSession session) {
    this.session = session;
  }

  /// @param profile null where it was not registered, which the table refuses
  /// @param head null where it was not registered, which the table refuses
  record Numbers(@Nullable Long profile, @Nullable Long head) {

    private boolean isWhole() {
      return profile != null && head != null;
    }
  }

  /// The numbers of what a verdict rests on.
  Numbers of(Inspection.Basis basis) throws SQLException {
    Numbers found = known.get(basis);
    if (found == null) {
      found = find(basis);
      // What is missing may be registered by the next entry.
      if (found.isWhole()) {
        known.put(basis, found);
      }
    }
    return found;
  }

  private Numbers find(Inspection.Basis basis) throws SQLException {
    return new Numbers(
        session.find(PROFILE, row -> row.text(basis.profileHash()).text(basis.product())),
        session.find(
            HEAD,
            row -> {
              row.text(basis.head()).text(basis.product());
              InspectionRow.bindEncoder(row, basis.encoder());
            }));
  }
}
