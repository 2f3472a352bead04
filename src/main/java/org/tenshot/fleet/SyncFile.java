package org.tenshot.fleet;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tenshot.domain.TenshotException;

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

  private static final List<String> FIELDS = List.of("plant", "station", "pictures");

  private final Path file;

  /// @param file need not be there
  public SyncFile(Path file) {
    this.file = file;
  }

  /// The file.
  public Path path() {
    return file;
  }

  /// What holds now; empty where nobody set a sync up.
  ///
  /// @throws TenshotException if the file is there and wrong
  public Optional<SyncSettings> read() throws TenshotException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(settings(JsonParser.parseString(Files.readString(file))));
    } catch (JsonParseException e) {
      throw wrong("it is no JSON");
    } catch (IOException e) {
      throw wrong("it cannot be read (" + e + ")");
    } catch (TenshotException e) {
      throw wrong(e.sentence());
    }
  }

  private static SyncSettings settings(JsonElement json) throws TenshotException {
    if (!json.isJsonObject()) {
      throw new TenshotException("it is no JSON object");
    }
    JsonObject object = json.getAsJsonObject();
    for (String field : object.keySet()) {
      if (!FIELDS.contains(field)) {
        throw new TenshotException("there is no field " + field + "; known are " + FIELDS);
      }
    }
    return SyncSettings.of(
        PlantAddress.read(text(object, "plant")),
        text(object, "station"),
        object.has("pictures") && yesNo(object.get("pictures")));
  }

  private static String text(JsonObject object, String field) throws TenshotException {
    JsonElement value = object.get(field);
    if (value == null || !value.isJsonPrimitive()) {
      throw new TenshotException("the field " + field + " is missing or no text");
    }
    return value.getAsString().strip();
  }

  private static boolean yesNo(JsonElement value) throws TenshotException {
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isBoolean()) {
      throw new TenshotException("the field pictures is neither true nor false");
    }
    return value.getAsBoolean();
  }

  private TenshotException wrong(String what) {
    return new TenshotException(
        "The settings %s are wrong: %s. Nothing is sent until the file is mended; one such as %s"
            .formatted(file, what.replaceFirst("\\.$", ""), EXAMPLE.strip()));
  }
}
