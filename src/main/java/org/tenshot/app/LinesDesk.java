package org.tenshot.app;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.line.LineActions;
import org.tenshot.ui.lines.LinesActions;

/// What the overview of several lines asks for.
final class LinesDesk implements LinesActions {

  private final Station station;
  private final Consumer<StationLine> open;

  /// @param open shows the screen of a line, on the drawing thread
  LinesDesk(Station station, Consumer<StationLine> open) {
    this.station = station;
    this.open = open;
  }

  @Override
  public void open(String line) {
    station.lines().stream().filter(each -> each.spec().name().equals(line)).forEach(open);
  }

  @Override
  public CompletionStage<?> startAll() {
    return all(
        line -> {
          OpenLine product = line.open();
          return product != null && !product.isOn();
        },
        LineActions::start);
  }

  @Override
  public CompletionStage<?> stopAll() {
    return all(line -> true, LineActions::stop);
  }

  private CompletionStage<?> all(
      Predicate<StationLine> which, Function<LineActions, CompletionStage<?>> task) {
    return CompletableFuture.allOf(
        station.lines().stream()
            .filter(which)
            .map(line -> task.apply(line.actions()).toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new));
  }

  @Override
  public CompletionStage<List<LineActions.ProfileChoice>> profiles() {
    return station.lines().getFirst().actions().profiles();
  }

  @Override
  public CompletionStage<?> add(String profile) {
    return station.addLine(profile);
  }

  @Override
  public CompletionStage<?> remove(String line) {
    return station.lines().stream()
        .filter(each -> each.spec().name().equals(line))
        .findFirst()
        .<CompletionStage<?>>map(station::remove)
        .orElseGet(() -> CompletableFuture.completedFuture(line));
  }

  @Override
  public void languageChosen(Language language) {
    station.languageChosen(language);
  }
}
