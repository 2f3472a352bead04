package org.tenshot.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Follows the chain of an audit log from its first row on.
public final class AuditCheck {

  private static final int MOST = 20;

  private final @Nullable AuditEnd known;
  private final List<String> faults = new ArrayList<>();
  private long row;
  private String hash = AuditRecord.NOTHING;
  private boolean met;

  /// @param known an end that somebody kept elsewhere; null for none
  AuditCheck(@Nullable AuditEnd known) {
    this.known = known;
    this.met = known == null || known.row() == 0;
  }

  /// Takes the next row, by its number.
  void take(AuditRecord next) {
    if (next.id() <= row) {
      fault("Row %d stands after row %d.".formatted(next.id(), row));
    } else if (next.id() != row + 1) {
      fault(
          next.id() == row + 2
              ? "Row %d is missing.".formatted(row + 1)
              : "Rows %d to %d are missing.".formatted(row + 1, next.id() - 1));
    }
    if (!next.previous().equals(hash)) {
      fault(
          "Row %d does not follow the row before it: rows were taken out, put in, moved or changed here."
              .formatted(next.id()));
    }
    if (!next.computed().equals(next.hash())) {
      fault("Row %d is not what was written.".formatted(next.id()));
    }
    if (known != null && known.row() == next.id()) {
      met = true;
      if (!known.hash().equals(next.hash())) {
        fault(
            "Row %d has another hash than the end that was kept: the log was written anew."
                .formatted(next.id()));
      }
    }
    row = next.id();
    hash = next.hash();
  }

  /// What was found.
  ///
  /// @param end where the log says that it ends; null where it no longer says so
  Result result(@Nullable AuditEnd end) {
    if (end == null) {
      fault("The log no longer says where it ends.");
    } else if (end.row() != row || !end.hash().equals(hash)) {
      fault(
          "The log says that it ends with row %d, and its last row is %d: its tail was cut off or changed."
              .formatted(end.row(), row));
    }
    if (known != null && !met) {
      fault(
          "The end that was kept is row %d, and the last row is %d: the tail was cut off, or this is an older copy."
              .formatted(known.row(), row));
    }
    return new Result(row, new AuditEnd(row, hash), faults);
  }

  private void fault(String sentence) {
    if (faults.size() < MOST) {
      faults.add(sentence);
    } else if (faults.size() == MOST) {
      faults.add("And more.");
    }
  }

  /// What following the chain found.
  ///
  /// @param rows number of the last row
  /// @param end to be kept elsewhere
  /// @param faults in the order of the rows; empty for a log that is whole
  public record Result(long rows, AuditEnd end, List<String> faults) {

    public Result {
      faults = List.copyOf(faults);
    }
  }
}
