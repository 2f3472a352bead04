package org.tenshot.output;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.tenshot.domain.PartId;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.TriggerRule;

/// A station that writes down what it is asked for. It has the products "bearing" with the number
/// 7, and no other.
final class RecordedOrders implements LineOrders {

  /// A part that meets a defect of the line.
  static final String BREAKS = "breaks the line";

  final List<String> asked = new ArrayList<>();
  final List<PartId> parts = new ArrayList<>();
  final List<Duration> ages = new ArrayList<>();
  private final TriggerRule.By by;
  volatile boolean running = true;

  RecordedOrders(TriggerRule.By by) {
    this.by = by;
  }

  @Override
  public synchronized long trigger(TriggerRule.By who, PartId part, Duration age) {
    if (BREAKS.equals(part.part())) {
      throw new ArithmeticException("a defect of a line");
    }
    if (!running || who != by) {
      return REFUSED;
    }
    parts.add(part);
    ages.add(age);
    return parts.size();
  }

  synchronized PartId last() {
    return parts.getLast();
  }

  synchronized int triggers() {
    return parts.size();
  }

  @Override
  public CompletionStage<?> start() {
    return done("start");
  }

  @Override
  public CompletionStage<?> stop() {
    return done("stop");
  }

  @Override
  public CompletionStage<?> selectProduct(String profile) {
    return profile.equals("bearing") ? done("select " + profile) : unknown(profile);
  }

  @Override
  public CompletionStage<?> selectProduct(int number) {
    return number == 7 ? done("select " + number) : unknown("number " + number);
  }

  private static CompletionStage<?> unknown(String what) {
    return CompletableFuture.failedFuture(
        new TenshotException("There is no profile " + what + ": make one."));
  }

  private synchronized CompletionStage<?> done(String what) {
    asked.add(what);
    return CompletableFuture.completedFuture(what);
  }

  @Override
  public Standing standing() {
    return new Standing("bearing", 7, by);
  }
}
