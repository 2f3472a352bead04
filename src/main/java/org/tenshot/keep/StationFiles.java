package org.tenshot.keep;

import java.nio.file.Path;
import java.util.List;
import org.tenshot.store.LogPlace;

/// What a station has in its data folder that cannot be had again from elsewhere. Encoder packs,
/// native libraries, caches, log files and messages under way are not among it.
///
/// @param data the folder
/// @param place of the log in it
public record StationFiles(Path data, LogPlace place) {

  static final String DATABASE = "tenshot.db";
  static final String PICTURES = "pictures";

  /// Where the log is copied to; says no password.
  private static final String SYNC = "sync.json";

  /// Stands while a restore is under way: a station does not start then.
  static final String UNDER_WAY = "restore-under-way.json";

  static final List<String> FILES =
      List.of(
          "people.json",
          "station.json",
          "accepted-licences.json",
          "encoder-figures.json",
          SYNC,
          RetentionFile.NAME);

  static final List<String> FOLDERS = List.of("profiles", "certificates", SigningKeys.FOLDER);

  /// What a restore puts aside; the last name is a cache of what is no longer there.
  static final List<String> REPLACED =
      List.of(
          DATABASE + "-wal",
          DATABASE + "-shm",
          DATABASE,
          PICTURES,
          "people.json",
          "station.json",
          "accepted-licences.json",
          "encoder-figures.json",
          SYNC,
          RetentionFile.NAME,
          "profiles",
          "certificates",
          SigningKeys.FOLDER,
          "search");
}
