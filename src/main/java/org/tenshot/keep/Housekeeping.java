package org.tenshot.keep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Change;
import org.tenshot.domain.Recording;
import org.tenshot.domain.RetentionRules;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.store.LogPlace;
import org.tenshot.store.Retention;

/// Applies the rules of retention beside a running line: by age once an hour, and as soon as the
/// disk gets tight. Has a thread of its own, and a line never waits for it.
public final class Housekeeping implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration SOON = Duration.ofSeconds(1);

  /// Who removes, in the audit log, where nobody gave a command.
  private static final String STATION = "station";

  private final LogPlace place;
  private final InspectionLog log;
  private final RetentionFile file;
  private final Clock clock;
  private final Rhythm rhythm;
  private final Thread thread;
  private String toldRules = "";
  private String toldTrouble = "";

  /// When the thread looks.
  ///
  /// @param look how often it looks at the disk's room
  /// @param every how often it applies the rules where there is room enough
  public record Rhythm(Duration look, Duration every) {

    /// For a station.
    public static final Rhythm USUAL = new Rhythm(Duration.ofSeconds(10), Duration.ofHours(1));
  }

  /// @param log of that place; stays the caller's, who closes it after this
  public Housekeeping(
      LogPlace place, InspectionLog log, RetentionFile file, Clock clock, Rhythm rhythm) {
    this.place = place;
    this.log = log;
    this.file = file;
    this.clock = clock;
    this.rhythm = rhythm;
    this.thread = Thread.ofPlatform().name("retention").daemon().unstarted(this::watch);
  }

  /// Begins.
  public Housekeeping start() {
    thread.start();
    return this;
  }

  /// Stops between two pieces.
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    long last = System.nanoTime() - rhythm.every().toNanos();
    try {
      while (true) {
        rest();
        boolean due = System.nanoTime() - last >= rhythm.every().toNanos();
        if (look(due) && due) {
          last = System.nanoTime();
        }
      }
    } catch (InterruptedException closed) {
      LOG.debug("retention ends");
    }
  }

  /// Rests until it is time to look; not for long while the log cannot write, which may be waiting
  /// for room.
  private void rest() throws InterruptedException {
    long end = System.nanoTime() + rhythm.look().toNanos();
    long left = rhythm.look().toNanos();
    do {
      TimeUnit.NANOSECONDS.sleep(Math.min(left, SOON.toNanos()));
      left = end - System.nanoTime();
    } while (left > 0 && log.recording().kind() != Recording.Kind.FAILED);
  }

  /// @return true if the rules were applied
  private boolean look(boolean due) throws InterruptedException {
    try {
      RetentionRules rules = file.read();
      boolean tight = isTight(rules);
      if (!tight) {
        tellRules();
      }
      if (due || tight) {
        apply(rules, STATION, !tight);
      }
      if (tight) {
        // A disk without room would not have taken it before.
        tellRules();
      } else {
        log.keepReserve();
      }
      toldTrouble = "";
      return true;
    } catch (TenshotException | UncheckedIOException trouble) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      String sentence = String.valueOf(trouble.getMessage());
      if (!sentence.equals(toldTrouble)) {
        LOG.warn("retention: {}", sentence, trouble);
      }
      toldTrouble = sentence;
      return true;
    }
  }

  private boolean isTight(RetentionRules rules) throws TenshotException {
    if (rules.free() == 0 || usable() >= rules.free()) {
      return false;
    }
    try (History history = History.open(place)) {
      return new Retention(history, null, this::usable).isTight(rules);
    }
  }

  /// Whoever asks later why a picture is gone finds the rules that held.
  private void tellRules() throws TenshotException {
    String rules = "keep everything";
    try {
      rules = file.exists() ? Files.readString(file.path()).replaceAll("\\s+", " ").strip() : rules;
    } catch (IOException e) {
      LOG.warn("{} cannot be read", file.path(), e);
      return;
    }
    if (!rules.equals(toldRules)) {
      written(
          log.audit()
              .stand(
                  List.of(new Change(STATION, Change.Kind.RETENTION_RULES, "log", null, rules))));
      toldRules = rules;
    }
  }

  /// Applies rules once and writes down what was removed. Also what a program left that was killed
  /// while it removed.
  ///
  /// @param person who it is done for
  /// @param gently with pauses, for the rows of a line
  public Retention.Removed apply(RetentionRules rules, String person, boolean gently)
      throws TenshotException {
    try (History history = History.open(place)) {
      Retention retention =
          new Retention(history, log.removal(gently ? PAUSE : Duration.ZERO), this::usable);
      Retention.Removed removed = retention.run(rules, clock.instant());
      // Looking through all folders takes long: not while the disk gets full under a line.
      long strangers = gently || !person.equals(STATION) ? retention.collect() : 0;
      if (!removed.isNothing() || strangers > 0) {
        String left = strangers == 0 ? "" : ", %d files without a row".formatted(strangers);
        written(
            log.audit()
                .add(
                    new Change(
                        person, Change.Kind.RETENTION, "log", null, "removed " + removed + left)));
      }
      if (removed.wanted() > 0) {
        LOG.warn("retention: nothing more may be removed, {} bytes are missing", removed.wanted());
      }
      return removed;
    }
  }

  /// What the rules would remove now.
  public static Retention.Removed trial(LogPlace place, RetentionRules rules, Clock clock)
      throws TenshotException {
    try (History history = History.open(place)) {
      return new Retention(history, null, () -> usable(place)).run(rules, clock.instant());
    }
  }

  private long usable() {
    return usable(place);
  }

  private static long usable(LogPlace place) {
    Path folder = place.database().toAbsolutePath().getParent();
    try {
      return Files.getFileStore(folder == null ? place.database() : folder).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException("the disk of " + folder + " cannot be asked", e);
    }
  }

  private static void written(java.util.concurrent.CompletableFuture<Long> promise)
      throws TenshotException {
    @Nullable Exception failure = null;
    try {
      promise.get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure = e;
    } catch (ExecutionException | TimeoutException e) {
      failure = e;
    }
    if (failure != null) {
      throw new TenshotException(
          "The audit log does not say what retention did (" + failure + ").", failure);
    }
  }
}
