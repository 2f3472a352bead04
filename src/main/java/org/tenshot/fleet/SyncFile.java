package org.tenshot.fleet;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;
import org.tenshot.file.SettingsFile;

/// The settings as a person writes them, in `sync.json` of the data folder. Without the file
/// nothing is sent.
public final class SyncFile {

  /// The file's name in the data folder.
  public static final String NAME = "sync.json";

  /// A file to begin with.
  public static final String EXAMPLE =
      """
      { "plant": "postgresql://plant-db.example:5432/plant", "station": "press-7", "pictures": false }
      """;

  private final SettingsFile file;

  /// @param path need not be there
  public SyncFile(Path path) {
    this.file =
        new SettingsFile(
            path,
            "The settings",
            List.of("plant", "station", "pictures"),
            "Nothing is sent until the file is mended; one such as " + EXAMPLE.strip());
  }

  /// The file.
  public Path path() {
    return file.path();
  }

  /// What holds now; empty where nobody set a sync up.
  ///
  /// @throws TenshotException if the file is there and wrong
  public Optional<SyncSettings> read() throws TenshotException {
    Optional<JsonObject> written = file.read();
    if (written.isEmpty()) {
      return Optional.empty();
    }
    JsonObject object = written.get();
    String plant = text(object, "plant");
    String station = text(object, "station");
    boolean pictures = yesNo(object.get("pictures"));
    try {
      return Optional.of(SyncSettings.of(PlantAddress.read(plant), station, pictures));
    } catch (TenshotException e) {
      throw file.wrong(e.sentence().replaceFirst("\\.$", ""));
    }
  }

  private String text(JsonObject object, String field) throws TenshotException {
    String text = SettingsFile.text(object.get(field));
    if (text.isEmpty()) {
      throw file.wrong("the field " + field + " is missing or no text");
    }
    return text;
  }

  private boolean yesNo(@Nullable JsonElement value) throws TenshotException {
    if (value == null) {
      return false;
    }
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isBoolean()) {
      throw file.wrong("the field pictures is neither true nor false");
    }
    return value.getAsBoolean();
  }
}
