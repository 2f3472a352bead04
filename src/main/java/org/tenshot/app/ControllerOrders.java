package org.tenshot.app;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TriggerRule;
import org.tenshot.output.LineOrders;

/// What controllers ask of their line, beside the person at its screen.
final class ControllerOrders implements LineOrders {

  /// Who it is that gives orders through an output, in the audit log.
  private static final String CONTROLLER = "controller";

  private final StationLine line;

  ControllerOrders(StationLine line) {
    this.line = line;
  }

  @Override
  public long trigger(TriggerRule.By by, PartId part, Duration age) {
    OpenLine open = line.open();
    return open == null ? REFUSED : open.trigger(by, part, age);
  }

  @Override
  public CompletionStage<?> start() {
    return line.start(CONTROLLER);
  }

  @Override
  public CompletionStage<?> stop() {
    return line.stop(CONTROLLER);
  }

  @Override
  public CompletionStage<?> selectProduct(String profile) {
    return line.select(profiles -> profiles.named(profile), CONTROLLER);
  }

  @Override
  public CompletionStage<?> selectProduct(int number) {
    return line.select(profiles -> profiles.numbered(number), CONTROLLER);
  }

  @Override
  public Standing standing() {
    OpenLine open = line.open();
    if (open == null) {
      return Standing.NONE;
    }
    Profile profile = open.profile();
    return new Standing(profile.name(), profile.number(), profile.timing().trigger().by());
  }
}
