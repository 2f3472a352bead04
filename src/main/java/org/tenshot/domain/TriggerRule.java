package org.tenshot.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What says that a part is in its place.
///
/// @param by who says so
/// @param every pause from one trigger to the next, for {@link By#INTERVAL}; else null
/// @param within how long after a trigger its picture may be taken, above 0
/// @param debounce two triggers closer than this are one too many, 0 or more
/// @param delay how long a live picture takes from its exposure to this program: one that arrives
///   sooner after a trigger shows what was there before it; 0 or more. Null where nobody measured
///   it: then it is estimated from how often pictures come
/// @param queue how many triggers may be without an answer at once, 1 or more
public record TriggerRule(
    By by,
    @Nullable Duration every,
    Duration within,
    Duration debounce,
    @Nullable Duration delay,
    int queue) {

  /// Every picture is inspected, whoever took it.
  public static final TriggerRule NONE =
      new TriggerRule(By.NOBODY, null, Duration.ofSeconds(1), Duration.ZERO, null, 1);

  /// Who triggers.
  public enum By {
    /// Nobody: the line looks at whatever the source shows.
    NOBODY,
    /// The clock.
    INTERVAL,
    /// A person at this station, or a scanner that types.
    KEY,
    /// A controller that sets a bit.
    MODBUS,
    /// A message.
    MQTT,
    /// A client that calls a method.
    OPCUA,
    /// A line at the camera: each picture that it takes is a part.
    CAMERA
  }

  /// True if triggers come to this program and pictures have to be found for them.
  public boolean seeksPictures() {
    return switch (by) {
      case NOBODY, CAMERA -> false;
      case INTERVAL, KEY, MODBUS, MQTT, OPCUA -> true;
    };
  }
}
