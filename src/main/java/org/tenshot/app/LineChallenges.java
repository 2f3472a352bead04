package org.tenshot.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.tenshot.domain.ChallengeResult;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// Puts known bad and good parts to what judges one line: when a person asks for it, once a shift
/// where the profile wants that, and when something else is to judge than before. What fails holds
/// every line with that product, because the same head judges there. On the thread of the line.
final class LineChallenges {

  /// Bad parts of a challenge that a person asks for; a tenth of a second each.
  private static final int PARTS = 20;

  private final Station station;
  private final StationLine line;
  private final Orders orders;

  LineChallenges(Station station, StationLine line, Orders orders) {
    this.station = station;
    this.line = line;
    this.orders = orders;
  }

  /// For somebody who may.
  CompletableFuture<ChallengeResult> ask(String person) {
    return orders.run(
        () -> {
          OpenLine own = line.opened();
          ChallengeResult result = own.challenges().challenge(station.openHistory(), PARTS, person);
          tellOthers(own);
          return result;
        });
  }

  /// Takes note of what speaks against the line, for somebody who may; of nothing that came after
  /// they said so.
  ///
  /// @param shown what the screen says of it
  CompletableFuture<String> acknowledge(String person, Saying shown) {
    OpenLine seen = line.open();
    return orders.run(
        () -> {
          OpenLine own = line.opened();
          if (own != seen) {
            throw new TenshotException(
                "The line got another product meanwhile: read what is said of it, then acknowledge again.");
          }
          return own.challenges().acknowledge(person, shown);
        });
  }

  /// A challenge that failed on this line holds every other one that judges the same product.
  void tellOthers(OpenLine own) {
    String product = own.profile().product();
    station.lines().stream()
        .filter(other -> other != line)
        .forEach(other -> other.challenges().takeUp(product));
  }

  /// Is held by a challenge that failed on another line.
  private void takeUp(String product) {
    orders.run(
        () -> {
          OpenLine own = line.open();
          if (own != null && own.profile().product().equals(product)) {
            own.challenges().takeUp(station.openHistory());
          }
          return product;
        });
  }

  /// From now on nothing passes on a line that an eye judged to which no known parts were put.
  void guard(OpenLine own) {
    own.challenges()
        .guardEyes(
            () -> {
              own.challenges().challengeStranger(station.openHistory());
              tellOthers(own);
            });
  }

  /// A person chose the product: what judges may pass parts, unless it is not what the product was
  /// last challenged with.
  void beginAsBefore(OpenLine own) throws TenshotException {
    own.challenges().begin(own.challenges().asBefore(station.openHistory()));
  }

  /// Now, and again when the next shift begins.
  void ifDue(OpenLine own, String person) throws TenshotException {
    Optional<Instant> nextShift = own.challenges().challengeIfDue(station.openHistory(), person);
    if (nextShift.isPresent()) {
      tellOthers(own);
    }
    nextShift
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
