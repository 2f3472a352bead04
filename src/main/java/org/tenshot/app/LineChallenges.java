package org.tenshot.app;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.tenshot.domain.ChallengeResult;
import org.tenshot.domain.TenshotException;

/// Puts known bad and good parts to what judges one line: when a person asks for it, and once a
/// shift where the profile wants that. On the thread of the line.
final class LineChallenges {

  /// Bad parts of a challenge that a person asks for; a tenth of a second each.
  private static final int PARTS = 20;

  private final Station station;
  private final StationLine line;
  private final LineEncoder encoder;
  private final Orders orders;

  LineChallenges(Station station, StationLine line, LineEncoder encoder, Orders orders) {
    this.station = station;
    this.line = line;
    this.encoder = encoder;
    this.orders = orders;
  }

  ChallengeResult now(OpenLine own, String person) throws TenshotException {
    return own.challenge(encoder.current(), station.openHistory(), PARTS, person);
  }

  /// Now, and again when the next shift begins.
  void ifDue(OpenLine own, String person) throws TenshotException {
    own.challengeIfDue(encoder.current(), station.openHistory(), person)
        .map(next -> Duration.between(Instant.now(), next).toMillis() + 1)
        .ifPresent(
            millis ->
                CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS)
                    .execute(() -> orders.run(() -> again(own, person))));
  }

  private String again(OpenLine own, String person) throws TenshotException {
    if (own == line.open() && own.isOn()) {
      ifDue(own, person);
    }
    return own.profile().name();
  }
}
