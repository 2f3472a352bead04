package org.tenshot.cli.common;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// A progress bar with rate and remaining time on the error stream, where a person looks on;
/// nothing where a script does.
public final class Progress implements AutoCloseable {

  private final @Nullable ProgressBar bar;

  private Progress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /// @param task what is done, for the person
  /// @param total how many steps; -1 where nobody knows
  public static Progress of(String task, long total) {
    if (!isWatched()) {
      return new Progress(null);
    }
    return new Progress(
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .setStyle(ProgressBarStyle.ASCII)
            .showSpeed()
            .setUpdateIntervalMillis(250)
            .build());
  }

  /// @param task what is done, for the person
  /// @param total bytes of all
  /// @param present bytes that are there already, and say nothing of the rate
  public static Progress ofBytes(String task, long total, long present) {
    if (!isWatched()) {
      return new Progress(null);
    }
    return new Progress(
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .startsFrom(present, Duration.ZERO)
            .setUnit(" MB", 1_000_000)
            .setStyle(ProgressBarStyle.ASCII)
            .showSpeed()
            .setUpdateIntervalMillis(250)
            .build());
  }

  /// No bar: the lines that are printed show the progress.
  public static Progress none() {
    return new Progress(null);
  }

  private static boolean isWatched() {
    return System.console() != null && System.console().isTerminal();
  }

  /// True if a bar is drawn: then nothing else should be printed where it is.
  public boolean isShown() {
    return bar != null;
  }

  /// @param done steps or bytes so far; the bar never goes back
  public void to(long done) {
    if (bar != null) {
      bar.stepTo(Math.max(done, bar.getCurrent()));
    }
  }

  public void step() {
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
