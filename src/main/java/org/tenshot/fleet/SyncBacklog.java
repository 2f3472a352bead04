package org.tenshot.fleet;

import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.CopyFeed;
import org.tenshot.store.History;

/// What of a station waits for the plant, as far as the station knows by itself.
///
/// @param settings where it is to go
/// @param inspections that the plant does not have
/// @param age of the oldest of them; zero where there are none
/// @param reached when the plant last had something; null for never
/// @param trouble why it went no further; empty where nobody knows of any
public record SyncBacklog(
    SyncSettings settings,
    long inspections,
    Duration age,
    @Nullable Instant reached,
    String trouble) {

  /// Looks at a station.
  ///
  /// @return empty where nobody set a sync up
  /// @throws TenshotException if the settings are wrong, or the log cannot be asked
  public static Optional<SyncBacklog> of(SyncPlace place, Clock clock) throws TenshotException {
    Optional<SyncSettings> settings = place.settings().read();
    if (settings.isEmpty()) {
      return Optional.empty();
    }
    SyncState state = SyncState.read(place, settings.get());
    CopyFeed.Waiting waiting = new CopyFeed.Waiting(0, null);
    if (Files.exists(place.log().database())) {
      try (History history = History.open(place.log())) {
        waiting = history.copies().waiting(state.inspection());
      }
    }
    Instant now = clock.instant();
    return Optional.of(
        new SyncBacklog(
            settings.get(),
            waiting.count(),
            Duration.between(Objects.requireNonNullElse(waiting.oldest(), now), now),
            state.at() == 0 ? null : Instant.ofEpochMilli(state.at()),
            Objects.requireNonNullElse(state.trouble(), "")));
  }
}
