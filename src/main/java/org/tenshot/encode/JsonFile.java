package org.tenshot.encode;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;

/// A JSON file of a pack, read field by field so that every error names the file and the field.
///
/// @param file where it was read from
/// @param path of the object in the file, with a dot behind it; empty for the whole
/// @param fields what it holds
record JsonFile(Path file, String path, JsonObject fields) {

  static JsonFile read(Path file) throws TenshotException {
    if (!Files.isRegularFile(file)) {
      throw new TenshotException(
          file + " is missing: copy the whole encoder pack again, with this file.");
    }
    try (Reader reader = Files.newBufferedReader(file)) {
      JsonElement whole = JsonParser.parseReader(reader);
      if (whole.isJsonObject()) {
        return new JsonFile(file, "", whole.getAsJsonObject());
      }
    } catch (JsonParseException | IOException e) {
      throw new TenshotException(
          file + " is damaged (" + firstLine(e) + "): copy the encoder pack again.", e);
    }
    throw new TenshotException(file + " holds no JSON object: copy the encoder pack again.");
  }

  private static String firstLine(Exception e) {
    String message = e.getMessage();
    return message == null
        ? e.getClass().getSimpleName()
        : message.lines().findFirst().orElse(message);
  }

  /// The object in a field, if there is one.
  Optional<JsonFile> object(String field) throws TenshotException {
    JsonElement value = value(field);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isJsonObject()) {
      throw wrong(field, "must be an object in braces");
    }
    return Optional.of(new JsonFile(file, path + field + ".", value.getAsJsonObject()));
  }

  Optional<Double> number(String field) throws TenshotException {
    JsonElement value = value(field);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
      double number = primitive.getAsDouble();
      if (Double.isFinite(number)) {
        return Optional.of(number);
      }
    }
    throw wrong(field, "must be a number");
  }

  Optional<Long> whole(String field) throws TenshotException {
    Optional<Double> number = number(field);
    if (number.isPresent() && number.get() != Math.rint(number.get())) {
      throw wrong(field, "must be a whole number, not " + number.get());
    }
    return number.map(Double::longValue);
  }

  Optional<String> text(String field) throws TenshotException {
    JsonElement value = value(field);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof JsonPrimitive primitive && primitive.isString()) {
      return Optional.of(primitive.getAsString());
    }
    throw wrong(field, "must be a text in quotes");
  }

  /// A text or a number as a text: version 2 and version "2.1" are both usual.
  Optional<String> textOrNumber(String field) throws TenshotException {
    return value(field) instanceof JsonPrimitive primitive && primitive.isNumber()
        ? Optional.of(primitive.getAsString())
        : text(field);
  }

  boolean flag(String field, boolean otherwise) throws TenshotException {
    JsonElement value = value(field);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof JsonPrimitive primitive && primitive.isBoolean()) {
      return primitive.getAsBoolean();
    }
    throw wrong(field, "must be true or false");
  }

  /// Three numbers, for red, green and blue.
  float[] colours(String field) throws TenshotException {
    JsonElement value = value(field);
    if (value == null || !value.isJsonArray() || value.getAsJsonArray().size() != 3) {
      throw wrong(field, "must be a list of three numbers, for red, green and blue");
    }
    float[] colours = new float[3];
    for (int i = 0; i < 3; i++) {
      JsonElement colour = value.getAsJsonArray().get(i);
      if (!(colour instanceof JsonPrimitive primitive && primitive.isNumber())) {
        throw wrong(field, "must be a list of three numbers, for red, green and blue");
      }
      colours[i] = primitive.getAsFloat();
    }
    return colours;
  }

  /// The value of a field; null where it is absent or null in the file.
  @Nullable JsonElement value(String field) {
    JsonElement value = fields.get(field);
    return value == null || value.isJsonNull() ? null : value;
  }

  TenshotException wrong(String field, String what) {
    return new TenshotException(
        file
            + ": field "
            + path
            + field
            + " "
            + what
            + "; copy the encoder pack again or correct the field.");
  }
}
