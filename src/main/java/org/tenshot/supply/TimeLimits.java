package org.tenshot.supply;

import java.time.Duration;

/// How long a download waits for a server.
///
/// @param connect until there is a connection
/// @param answer until the first line of the answer
/// @param stall longest silence within a body; the whole may take as long as it takes
/// @param pause before the second try; later ones wait that much longer each
/// @param tries connections in a row that bring nothing, at least 1
public record TimeLimits(
    Duration connect, Duration answer, Duration stall, Duration pause, int tries) {

  /// For a plant's network and a server far away.
  public static final TimeLimits USUAL =
      new TimeLimits(
          Duration.ofSeconds(20),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(2),
          5);
}
