package org.tenshot.app;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TriggerRule;
import org.tenshot.output.LineOrders;

/// What controllers ask of the station, beside the person at its screen.
final class ControllerOrders implements LineOrders {

  private final Station station;

  ControllerOrders(Station station) {
    this.station = station;
  }

  @Override
  public long trigger(TriggerRule.By by, PartId part, Duration age) {
    OpenLine line = station.line();
    return line == null ? REFUSED : line.trigger(by, part, age);
  }

  @Override
  public CompletionStage<?> start() {
    return station.startForController();
  }

  @Override
  public CompletionStage<?> stop() {
    return station.stopForController();
  }

  @Override
  public CompletionStage<?> selectProduct(String profile) {
    return station.select(profiles -> profiles.named(profile));
  }

  @Override
  public CompletionStage<?> selectProduct(int number) {
    return station.select(profiles -> profiles.numbered(number));
  }

  @Override
  public Standing standing() {
    OpenLine line = station.line();
    if (line == null) {
      return Standing.NONE;
    }
    Profile profile = line.profile();
    return new Standing(profile.name(), profile.number(), profile.timing().trigger().by());
  }
}
