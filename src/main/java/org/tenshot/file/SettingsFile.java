package org.tenshot.file;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;

/// Settings that a person writes: a JSON object in a file. Every mistake is told with the file, the
/// field, and what holds until it is mended.
///
/// @param path need not be there
/// @param title what they are: `The rules of retention`
/// @param fields that are known
/// @param until what holds while the file is wrong, in a sentence
public record SettingsFile(Path path, String title, List<String> fields, String until) {

  /// What stands in it, without fields that nobody knows.
  ///
  /// @return empty where there is no file
  /// @throws TenshotException if the file is there and wrong
  public Optional<JsonObject> read() throws TenshotException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    JsonElement json;
    try {
      json = JsonParser.parseString(Files.readString(path));
    } catch (JsonParseException e) {
      throw wrong("it is no JSON");
    } catch (IOException e) {
      throw wrong("it cannot be read (" + e + ")");
    }
    if (!json.isJsonObject()) {
      throw wrong("it is no JSON object");
    }
    for (String field : json.getAsJsonObject().keySet()) {
      if (!fields.contains(field)) {
        throw wrong("there is no field " + field + "; known are " + fields);
      }
    }
    return Optional.of(json.getAsJsonObject());
  }

  /// A text or a number as it is written; empty where it is missing or something else.
  public static String text(@Nullable JsonElement value) {
    return value == null || !value.isJsonPrimitive() ? "" : value.getAsString().strip();
  }

  /// A mistake.
  ///
  /// @param what is wrong and how it should be written, without a full stop
  public TenshotException wrong(String what) {
    return new TenshotException("%s %s are wrong: %s. %s".formatted(title, path, what, until));
  }
}
