package org.tenshot.inspect;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Saying;

/// What is said of parts that get no verdict for what happened at the line, not in their picture.
final class PartFaults {

  private PartFaults() {}

  /// The answer is too late.
  static Fault late(@Nullable Duration deadline) {
    return new Fault(
        Fault.Code.LATE,
        Saying.of(
            "part.late",
            "The answer was not there within {0} ms, the deadline of the profile: look at this part by hand.",
            deadline == null ? 0 : deadline.toMillis()));
  }

  /// The line was stopped before its picture.
  static Fault stopped() {
    return new Fault(
        Fault.Code.NO_PICTURE,
        Saying.of(
            "part.stopped",
            "The line was stopped before a picture of this part was taken: look at it by hand."));
  }

  /// Nobody waited for its verdict.
  static Fault ended() {
    return new Fault(
        Fault.Code.UNEXPECTED,
        Saying.of("part.ended", "The line ended while this part was judged: look at it by hand."));
  }

  /// No picture came for its trigger.
  ///
  /// @param within how long was waited
  static Fault missing(Duration within) {
    return new Fault(
        Fault.Code.NO_PICTURE,
        Saying.of(
            "trigger.missing",
            "There is no picture for this trigger, because none came within {0} ms: look at this part by hand, and check the camera.",
            within.toMillis()));
  }

  /// The next trigger came before its picture.
  static Fault overtaken() {
    return new Fault(
        Fault.Code.NO_PICTURE,
        Saying.of(
            "trigger.overtaken",
            "There is no picture for this trigger, because the next trigger was sooner: look at this part by hand, and check the camera."));
  }

  /// Two triggers came for one part.
  static Fault doubled() {
    return new Fault(
        Fault.Code.DOUBLE_TRIGGER,
        Saying.of(
            "trigger.doubled",
            "Two triggers came for one part, or too close to tell which part a picture shows: look at it by hand, and check the sensor."));
  }

  /// Its trigger found the queue full.
  ///
  /// @param before how many parts waited
  static Fault overflow(long before) {
    return new Fault(
        Fault.Code.OVERFLOW,
        Saying.of(
            "trigger.overflow",
            "A trigger came while {0} parts before it had no answer: look at this part by hand, and trigger more slowly.",
            before));
  }
}
