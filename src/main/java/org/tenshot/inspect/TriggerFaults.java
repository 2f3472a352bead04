package org.tenshot.inspect;

import org.tenshot.domain.Fault;
import org.tenshot.domain.Verdict;

/// How often triggers and deadlines went wrong in a stretch of inspections; each is a FAULT there.
///
/// @param late answers after the deadline
/// @param doubled triggers for one part, or too close
/// @param lost triggers without a picture
/// @param tooMany triggers while the queue was full
public record TriggerFaults(long late, long doubled, long lost, long tooMany) {

  /// Nothing yet.
  public static final TriggerFaults NONE = new TriggerFaults(0, 0, 0, 0);

  /// These with one more verdict.
  public TriggerFaults plus(Verdict verdict) {
    if (!(verdict instanceof Verdict.Faulted(Fault fault))) {
      return this;
    }
    return switch (fault.code()) {
      case LATE -> new TriggerFaults(late + 1, doubled, lost, tooMany);
      case DOUBLE_TRIGGER -> new TriggerFaults(late, doubled + 1, lost, tooMany);
      case NO_PICTURE -> new TriggerFaults(late, doubled, lost + 1, tooMany);
      case OVERFLOW -> new TriggerFaults(late, doubled, lost, tooMany + 1);
      case SOURCE_LOST,
          PICTURE_UNREADABLE,
          REGION_OUTSIDE,
          ENCODER_FAILED,
          SCORE_INVALID,
          STORE_FAILED,
          UNEXPECTED ->
          this;
    };
  }

  /// Both together.
  public TriggerFaults plus(TriggerFaults other) {
    return new TriggerFaults(
        late + other.late, doubled + other.doubled, lost + other.lost, tooMany + other.tooMany);
  }

  /// True if something went wrong.
  public boolean any() {
    return late + doubled + lost + tooMany > 0;
  }
}
