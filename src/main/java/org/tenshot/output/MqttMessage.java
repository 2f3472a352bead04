package org.tenshot.output;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;

/// What is published at once.
///
/// @param topic below the prefix of the address, such as `gate`
/// @param json the message
/// @param keeping whether the broker shows it to whoever comes later
record MqttMessage(String topic, byte[] json, Keeping keeping) {

  /// How long the broker keeps the last message of a topic.
  enum Keeping {
    /// Not at all.
    NONE,
    /// As long as a PASS may be read.
    SHORT,
    /// Until the next one.
    ALWAYS
  }

  static MqttMessage of(String topic, JsonObject json, Keeping keeping) {
    return new MqttMessage(topic, VerdictJson.text(json).getBytes(StandardCharsets.UTF_8), keeping);
  }
}
