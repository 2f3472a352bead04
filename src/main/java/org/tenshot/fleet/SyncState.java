package org.tenshot.fleet;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tenshot.file.WholeFile;

/// How the last try went, for whoever looks after the station while the plant is away. Only a note:
/// what was sent is known at the plant. Each log has one for each plant and name there, in a file
/// of its own: who copies to a second plant, or copies another log, writes over no other note.
///
/// @param what which log, under which name, to which plant; says no password, as addresses have
///   none
/// @param inspection number of the last inspection that the plant has; 0 for none
/// @param at when it got that, in milliseconds since 1970
/// @param trouble why it went no further; empty where it did
record SyncState(@Nullable String what, long inspection, long at, @Nullable String trouble) {

  /// The folder of the notes in the data folder.
  static final String FOLDER = "sync-state";

  static SyncState of(SyncPlace place, SyncSettings settings, long inspection, long at) {
    return new SyncState(what(place, settings), inspection, at, "");
  }

  private static String what(SyncPlace place, SyncSettings settings) {
    Path data = place.data().toAbsolutePath().normalize();
    Path log = place.log().database().toAbsolutePath().normalize();
    return "%s as %s at %s"
        .formatted(
            // The station's own log stays itself when its folder is moved.
            log.startsWith(data) ? data.relativize(log) : log,
            settings.station(),
            settings.plant());
  }

  /// The same after a try that failed.
  SyncState failed(String sentence) {
    return new SyncState(what, inspection, at, sentence);
  }

  /// What is noted of these settings; a file that is damaged says nothing.
  static SyncState read(SyncPlace place, SyncSettings settings) {
    SyncState none = of(place, settings, 0, 0);
    try {
      String text = Files.readString(none.file(place));
      return Optional.ofNullable(new Gson().fromJson(text, SyncState.class))
          .filter(found -> what(place, settings).equals(found.what()))
          .orElse(none);
    } catch (IOException | JsonParseException damaged) {
      return none;
    }
  }

  void write(SyncPlace place) throws IOException {
    Path file = file(place);
    Files.createDirectories(place.data().resolve(FOLDER));
    WholeFile.replace(file, new Gson().toJson(this));
  }

  /// Named by a hash: a database may have any name, and not every name is one of a file.
  private Path file(SyncPlace place) {
    UUID hash = UUID.nameUUIDFromBytes(String.valueOf(what).getBytes(StandardCharsets.UTF_8));
    return place.data().resolve(FOLDER).resolve(hash + ".json");
  }
}
