package org.tenshot.output;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.PartId;

/// What a message on the topic `command/trigger` says:
///
/// ```
/// {"part":"4711","lot":"A7","serial":"…","time":"2026-11-20T08:00:00Z"}
/// ```
///
/// Every field may be left out; numbers are taken as texts. `time` is when the part was in its
/// place.
///
/// @param part as far as the message says
/// @param age how long ago it was
record MqttTrigger(PartId part, Duration age) {

  private static final int LONGEST = 256;

  /// @throws IllegalArgumentException if it is no such message
  static MqttTrigger read(byte[] payload, Clock clock) {
    try {
      String text = new String(payload, StandardCharsets.UTF_8);
      JsonElement json = text.isBlank() ? new JsonObject() : JsonParser.parseString(text);
      if (!json.isJsonObject()) {
        throw new IllegalArgumentException("it is no object of JSON");
      }
      JsonObject fields = json.getAsJsonObject();
      String time = text(fields, "time");
      Duration age =
          time == null ? Duration.ZERO : Duration.between(Instant.parse(time), clock.instant());
      return new MqttTrigger(
          new PartId(text(fields, "part"), text(fields, "lot"), text(fields, "serial")),
          age.isNegative() ? Duration.ZERO : age);
    } catch (JsonParseException | DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static @Nullable String text(JsonObject fields, String name) {
    JsonElement field = fields.get(name);
    if (field == null || field.isJsonNull()) {
      return null;
    }
    if (!field.isJsonPrimitive()) {
      throw new IllegalArgumentException(name + " is no text");
    }
    String text = field.getAsString().strip();
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(name + " is longer than " + LONGEST + " letters");
    }
    return text.isEmpty() ? null : text;
  }
}
