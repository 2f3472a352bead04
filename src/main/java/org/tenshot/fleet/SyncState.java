package org.tenshot.fleet;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenshot.file.WholeFile;

/// How the last try went, for whoever looks after the station while the plant is away. Only a note:
/// what was sent is known at the plant.
///
/// @param target where to, and under which name
/// @param inspection number of the last inspection that the plant has; 0 for none
/// @param at when it got that, in milliseconds since 1970
/// @param trouble why it went no further; empty where it did
record SyncState(@Nullable String target, long inspection, long at, @Nullable String trouble) {

  /// The file's name in the data folder.
  static final String NAME = "sync-state.json";

  static SyncState of(SyncSettings settings, long inspection, long at) {
    return new SyncState(target(settings), inspection, at, "");
  }

  /// The note of a station that has none.
  static SyncState none(SyncSettings settings) {
    return of(settings, 0, 0);
  }

  private static String target(SyncSettings settings) {
    return settings.station() + " at " + settings.plant();
  }

  /// The same after a try that failed.
  SyncState failed(String sentence) {
    return new SyncState(target, inspection, at, sentence);
  }

  /// What the file says of these settings; a file that is damaged says nothing.
  static SyncState read(Path file, SyncSettings settings) {
    try {
      return Optional.ofNullable(new Gson().fromJson(Files.readString(file), SyncState.class))
          .filter(found -> target(settings).equals(found.target()))
          .orElse(none(settings));
    } catch (IOException | JsonParseException damaged) {
      return none(settings);
    }
  }

  void write(Path file) throws IOException {
    WholeFile.replace(file, new Gson().toJson(this));
  }
}
