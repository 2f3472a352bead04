package org.tenshot.inspect;

import java.time.Duration;
import org.tenshot.domain.PartId;
import org.tenshot.domain.TriggerRule;

/// Where triggers go.
@FunctionalInterface
public interface LineTriggers {

  /// What is answered to a trigger that is not for this line as it stands.
  long REFUSED = -1;

  /// A part is in its place. Returns at once; the answer comes over the outputs, for a part that
  /// cannot be judged as well. Any thread.
  ///
  /// @param by who says so; refused where the profile names another
  /// @param part as far as somebody knows
  /// @param age how long ago that was, where somebody knows; else zero
  /// @return the trigger's number, which its inspection has as its sequence, or {@link #REFUSED}
  ///   while the line stands
  long trigger(TriggerRule.By by, PartId part, Duration age);
}
