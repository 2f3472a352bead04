package org.tenshot.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// When a line looks, and until when it must have answered.
///
/// @param trigger what says that a part is in its place
/// @param deadline from the trigger, or from the picture where there is none, to the answer; later
///   ones are told as FAULT. Null for no deadline
public record Timing(TriggerRule trigger, @Nullable Duration deadline) {

  /// Looks at whatever comes and answers when it can.
  public static final Timing FREE = new Timing(TriggerRule.NONE, null);
}
