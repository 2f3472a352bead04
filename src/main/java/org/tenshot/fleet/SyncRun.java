package org.tenshot.fleet;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.History;

/// Copies a station's log to its plant, once or for ever. Whatever ends it in whatever moment, the
/// next run goes on where the plant's own mark is.
public final class SyncRun {

  private static final Logger LOG = LoggerFactory.getLogger(SyncRun.class);

  /// A pass ends now and then, so that notes are taken and a log that was moved is missed.
  private static final Duration PASS = Duration.ofSeconds(30);

  private final SyncPlace place;
  private final PlantLogin login;
  private final Pace pace;
  private final Rhythm rhythm;
  private final Clock clock;
  private volatile @Nullable Plant open;

  /// When a run that goes on looks again.
  ///
  /// @param look how often it looks for new rows while the plant takes them
  /// @param firstPause after a failure; each further one in a row waits twice as long
  /// @param longestPause that this grows to
  public record Rhythm(Duration look, Duration firstPause, Duration longestPause) {

    /// For a station.
    public static final Rhythm USUAL =
        new Rhythm(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofMinutes(5));
  }

  /// @param login who logs in at the plant
  /// @param pace how much of the computer it may take
  public SyncRun(SyncPlace place, PlantLogin login, Pace pace, Rhythm rhythm, Clock clock) {
    this.place = place;
    this.login = login;
    this.pace = pace;
    this.rhythm = rhythm;
    this.clock = clock;
  }

  /// Where the settings come from, asked before every try.
  @FunctionalInterface
  public interface Source {

    /// @return empty where nothing is to be sent
    Optional<SyncSettings> read() throws TenshotException;
  }

  /// Sends everything that waits.
  ///
  /// @param news is told what was sent, now and then
  /// @throws TenshotException at the first failure; what was sent until then stays sent
  public void once(SyncSettings settings, Consumer<Sent> news)
      throws TenshotException, InterruptedException {
    try {
      connected(settings, news, () -> false);
    } catch (TenshotException trouble) {
      note(settings, trouble.sentence());
      throw trouble;
    }
  }

  /// Sends what waits and what comes, until the thread is interrupted. After a failure it tries
  /// again, with pauses that grow.
  ///
  /// @param news is told what was sent
  /// @param troubles is told each new sentence, and an empty one when all is well again
  public void forEver(Source source, Consumer<Sent> news, Consumer<String> troubles)
      throws InterruptedException {
    Patience patience = new Patience(rhythm.firstPause(), rhythm.longestPause(), troubles);
    while (true) {
      try {
        Optional<SyncSettings> settings = source.read();
        if (settings.isPresent()) {
          follow(settings.get(), source, news, patience);
        }
        patience.well();
        TimeUnit.NANOSECONDS.sleep(rhythm.look().toNanos());
      } catch (TenshotException trouble) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        TimeUnit.NANOSECONDS.sleep(patience.failed(trouble.sentence()).toNanos());
      } catch (RuntimeException unforeseen) {
        // One mistake of ours must not end for ever what is meant to go on for ever.
        LOG.error("sync", unforeseen);
        String sentence = "The sync failed in a way that nobody foresaw: " + unforeseen;
        TimeUnit.NANOSECONDS.sleep(patience.failed(sentence).toNanos());
      }
    }
  }

  private void follow(SyncSettings settings, Source source, Consumer<Sent> news, Patience patience)
      throws TenshotException, InterruptedException {
    try {
      connected(
          settings,
          sent -> {
            patience.well();
            news.accept(sent);
          },
          () -> source.read().equals(Optional.of(settings)));
    } catch (TenshotException trouble) {
      note(settings, trouble.sentence());
      throw trouble;
    }
  }

  /// True while the connection is to be kept for what comes.
  private interface Staying {
    boolean holds() throws TenshotException;
  }

  private void connected(SyncSettings settings, Consumer<Sent> news, Staying staying)
      throws TenshotException, InterruptedException {
    try (Plant plant = Plant.open(settings.plant(), login, settings.station())) {
      open = plant;
      Sync sync = new Sync(plant, settings.pictures(), pace);
      long noted = -1;
      while (!sync.isDone() || staying.holds()) {
        if (sync.isDone()) {
          TimeUnit.NANOSECONDS.sleep(rhythm.look().toNanos());
        }
        Sent sent;
        try (History history = History.open(place.log())) {
          sent = sync.pass(history.copies(), PASS);
        }
        if (sent.missed() > 0) {
          LOG.warn("{} rows were removed before they were sent to the plant", sent.missed());
        }
        if (noted != sync.lastInspection()) {
          noted = sync.lastInspection();
          write(SyncState.of(place, settings, noted, clock.millis()));
        }
        news.accept(sent);
      }
    } finally {
      open = null;
    }
  }

  private void note(SyncSettings settings, String trouble) {
    write(SyncState.read(place, settings).failed(trouble));
  }

  private void write(SyncState state) {
    try {
      state.write(place);
    } catch (IOException failure) {
      LOG.warn("The note of {} cannot be written", state.what(), failure);
    }
  }

  /// Ends waiting for a server that says nothing. Any thread.
  void abort() {
    Plant plant = open;
    if (plant != null) {
      plant.abort();
    }
  }
}
