package org.tenshot.output;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;

/// `mqtt://host:1883/topic/prefix`, or `mqtts://host:8883/topic/prefix` with encryption: an MQTT 5
/// broker. Who logs in stands in the environment.
///
/// @param settings the caller's
record MqttKind(OutputSettings settings) implements OutputKind {

  /// Names who logs in; nobody does where it is not set.
  static final String USER = "TENSHOT_MQTT_USER";

  static final String PASSWORD = "TENSHOT_MQTT_PASSWORD";

  private static final int PLAIN_PORT = 1883;
  private static final int TLS_PORT = 8883;

  @Override
  public String form() {
    return "mqtt://host:port/topic";
  }

  @Override
  public boolean means(String address) {
    return address.startsWith("mqtt:") || address.startsWith("mqtts:");
  }

  @Override
  public LineOutput open(String address) throws TenshotException {
    boolean encrypted = address.startsWith("mqtts:");
    NetAddress place =
        NetAddress.read(address, form(), encrypted ? TLS_PORT : PLAIN_PORT)
            .knowing(Set.of(), form());
    String prefix = prefix(place);
    Path folder = settings.outboxes().resolve(folder(place));
    return new MqttOutput(
        address,
        new MqttLink.Broker(
            place.host(),
            place.port(),
            prefix,
            "tenshot-" + id(folder.toAbsolutePath().toString()),
            login(settings.environment()),
            encrypted ? new MqttLink.Tls(Trust.of(settings.environment()).orElse(null)) : null),
        folder,
        MqttOutput.CAPACITY,
        settings.clock(),
        settings.limit());
  }

  private String prefix(NetAddress place) throws TenshotException {
    String prefix = place.path().replaceFirst("^/", "");
    boolean right =
        !prefix.isEmpty() && !prefix.endsWith("/") && prefix.matches("[^$+#\\x00][^+#\\x00]*");
    if (!right) {
      throw new TenshotException(
          "The output %s needs a topic without + and # and without a slash at its end: write mqtt://host:port/plant/line-1."
              .formatted(place.text()));
    }
    return prefix;
  }

  private static MqttLink.@Nullable Login login(Map<String, String> environment)
      throws TenshotException {
    String user = environment.getOrDefault(USER, "");
    String password = environment.getOrDefault(PASSWORD, "");
    if (user.isBlank() && !password.isEmpty()) {
      throw new TenshotException(
          "%s is set and %s is not: set both, or none.".formatted(PASSWORD, USER));
    }
    return user.isBlank() ? null : new MqttLink.Login(user, password);
  }

  /// One folder an address, readable and yet different for different ones.
  private static String folder(NetAddress place) {
    String readable = (place.host() + place.path()).replaceAll("[^A-Za-z0-9.-]", "_");
    return readable.substring(0, Math.min(60, readable.length())) + "-" + id(place.text());
  }

  private static String id(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString().substring(0, 8);
  }
}
