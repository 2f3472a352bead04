package org.tenshot.output;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/// What outputs need beside their addresses.
///
/// @param clock for what is written without a frame
/// @param limit the longest that one sending to one output takes, such as {@link Outputs#LIMIT}
/// @param outboxes folder for messages that wait for their receivers; made when first needed
/// @param certificates folder for the certificate that servers of this station show; made when
///   first needed
/// @param environment of the process, where names and passwords stand
public record OutputSettings(
    Clock clock,
    Duration limit,
    Path outboxes,
    Path certificates,
    Map<String, String> environment) {

  public OutputSettings {
    environment = Map.copyOf(environment);
  }
}
