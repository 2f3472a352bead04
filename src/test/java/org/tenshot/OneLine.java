package org.tenshot;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.tenshot.domain.PartId;
import org.tenshot.domain.TriggerRule;
import org.tenshot.inspect.Line;
import org.tenshot.output.LineOrders;

/// A station with one line, for controllers in tests.
///
/// @param line is triggered
/// @param by whom
public record OneLine(Line line, TriggerRule.By by) implements LineOrders {

  @Override
  public long trigger(TriggerRule.By who, PartId part, Duration age) {
    return line.trigger(who, part, age);
  }

  @Override
  public CompletionStage<?> start() {
    return CompletableFuture.completedFuture("");
  }

  @Override
  public CompletionStage<?> stop() {
    return CompletableFuture.completedFuture("");
  }

  @Override
  public CompletionStage<?> selectProduct(String profile) {
    return DEAF.selectProduct(profile);
  }

  @Override
  public CompletionStage<?> selectProduct(int number) {
    return DEAF.selectProduct(number);
  }

  @Override
  public Standing standing() {
    return new Standing("bearing", 7, by);
  }
}
