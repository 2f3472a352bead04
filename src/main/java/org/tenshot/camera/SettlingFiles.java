package org.tenshot.camera;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The files of a watched folder that somebody may still be writing: a file is ready when its size
/// and time stayed the same for a while. A file that is written anew later counts as a new picture,
/// because cameras use file names again.
final class SettlingFiles {

  private final long settleNanos;
  private final Map<Path, FolderListing.Stamp> taken = new HashMap<>();
  private final Map<Path, Waiting> settling = new LinkedHashMap<>();

  private record Waiting(FolderListing.Stamp stamp, long sinceNanos, long askAtNanos) {}

  SettlingFiles(Duration settle) {
    this.settleNanos = settle.toNanos();
  }

  /// This is how the file is now.
  void see(Path file, FolderListing.Stamp stamp, long nowNanos) {
    if (stamp.equals(taken.get(file))) {
      return;
    }
    Waiting known = settling.get(file);
    if (known == null || !known.stamp().equals(stamp)) {
      settling.put(file, new Waiting(stamp, nowNanos, nowNanos + settleNanos));
    }
  }

  /// The first file that has settled, in the order in which they were seen; null if none has.
  @Nullable Path ready(long nowNanos) {
    for (Map.Entry<Path, Waiting> entry : settling.entrySet()) {
      if (nowNanos - entry.getValue().askAtNanos() >= 0) {
        return entry.getKey();
      }
    }
    return null;
  }

  /// How long the file has been as it is.
  long unchangedNanos(Path file, long nowNanos) {
    Waiting known = settling.get(file);
    return known == null ? 0 : nowNanos - known.sinceNanos();
  }

  /// The file could not be read yet: it is ready again after a while.
  void again(Path file, long nowNanos) {
    settling.computeIfPresent(
        file, (_, known) -> new Waiting(known.stamp(), known.sinceNanos(), nowNanos + settleNanos));
  }

  /// The file is done with, as it is now.
  void took(Path file, FolderListing.Stamp stamp) {
    settling.remove(file);
    taken.put(file, stamp);
  }

  /// The file was there and is not any more.
  void vanished(Path file) {
    settling.remove(file);
    taken.remove(file);
  }

  /// Forgets files that are not there any more, so that weeks of pictures do not fill the memory.
  void keepOnly(Set<Path> present) {
    taken.keySet().retainAll(present);
    settling.keySet().retainAll(present);
  }

  Set<Path> files() {
    return Set.copyOf(settling.keySet());
  }
}
