package org.tenshot.fleet;

import java.nio.file.Path;
import org.tenshot.store.LogPlace;

/// What of a station a sync works with.
///
/// @param data the station's folder
/// @param log that is copied
public record SyncPlace(Path data, LogPlace log) {

  /// The settings that a person wrote.
  public SyncFile settings() {
    return new SyncFile(data.resolve(SyncFile.NAME));
  }
}
