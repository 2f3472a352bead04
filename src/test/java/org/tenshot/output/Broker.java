package org.tenshot.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;

/// A real broker, mosquitto, on a port of this computer. May be killed and started again; it then
/// remembers what it had saved.
public final class Broker implements AutoCloseable {

  public static final String PREFIX = "plant/line 1";

  private static final Path PROGRAM = Path.of("/usr/sbin/mosquitto");

  private final Path config;
  private final Path memory;
  private final int port;
  private @Nullable Process process;

  private Broker(Path config, Path memory, int port) {
    this.config = config;
    this.memory = memory;
    this.port = port;
  }

  /// Starts one that lets everybody in.
  public static Broker start(Path folder) throws Exception {
    return start(folder, Controller.freePort(), "allow_anonymous true");
  }

  /// @param more lines of its configuration
  static Broker start(Path folder, int port, String... more) throws Exception {
    Broker broker = prepare(folder, port, more);
    broker.start();
    return broker;
  }

  /// One that does not run yet.
  static Broker prepare(Path folder, int port, String... more) throws Exception {
    assumeTrue(
        Files.isExecutable(PROGRAM),
        "SKIPPED: mosquitto is not installed (apt-get install mosquitto)");
    Path own = Files.createTempDirectory(folder, "broker");
    List<String> lines = new ArrayList<>();
    lines.add("listener " + port + " 127.0.0.1");
    lines.add("persistence true");
    lines.add("persistence_location " + own + "/");
    lines.add("max_queued_messages 0");
    // It must not become another user than the one that owns the folder.
    lines.add("user " + System.getProperty("user.name"));
    lines.addAll(List.of(more));
    Path config = Files.write(own.resolve("mosquitto.conf"), lines);
    return new Broker(config, own.resolve("mosquitto.db"), port);
  }

  public int port() {
    return port;
  }

  public void start() throws Exception {
    Process started =
        new ProcessBuilder(PROGRAM.toString(), "-c", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(config.resolveSibling("log").toFile())
            .start();
    process = started;
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!Controller.isListening(port)) {
      assertThat(started.isAlive()).as(Files.readString(config.resolveSibling("log"))).isTrue();
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(20);
    }
  }

  /// Ends it as a system that shuts down does; it saves what it has.
  void stop() throws InterruptedException {
    running().destroy();
    running().waitFor();
  }

  /// Ends it without a chance to save.
  public void kill() throws InterruptedException {
    running().destroyForcibly().waitFor();
  }

  /// Lets it save who reads and what waits for them.
  public void save() throws Exception {
    Files.deleteIfExists(memory);
    new ProcessBuilder("kill", "-USR1", String.valueOf(running().pid())).start().waitFor();
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!Files.exists(memory)) {
      assertThat(System.nanoTime()).as("the broker never saved").isLessThan(end);
      Thread.sleep(20);
    }
  }

  /// Lets it read who may do what anew.
  void reload() throws Exception {
    new ProcessBuilder("kill", "-HUP", String.valueOf(running().pid())).start().waitFor();
  }

  @Override
  public void close() {
    running().destroyForcibly();
  }

  private Process running() {
    return Objects.requireNonNull(process, "start it first");
  }

  /// An output that sends here.
  MqttOutput output(Path outbox, Duration limit) throws TenshotException {
    return output(outbox, MqttOutput.CAPACITY, limit);
  }

  MqttOutput output(Path outbox, int capacity, Duration limit) throws TenshotException {
    return new MqttOutput(
        "mqtt://127.0.0.1:" + port + "/" + PREFIX,
        new MqttLink.Broker("127.0.0.1", port, PREFIX, "station", null, null),
        outbox,
        capacity,
        Clock.systemUTC(),
        limit);
  }

  /// Somebody who comes, says one thing on a topic below the prefix, and goes.
  void publish(String topic, String message, boolean retain) {
    Mqtt5BlockingClient client =
        Mqtt5Client.builder().serverHost("127.0.0.1").serverPort(port).buildBlocking();
    client.connect();
    client
        .publishWith()
        .topic(PREFIX + "/" + topic)
        .qos(MqttQos.AT_LEAST_ONCE)
        .payload(message.getBytes(StandardCharsets.UTF_8))
        .retain(retain)
        .send();
    client.disconnect();
  }

  /// Somebody who reads everything below the prefix, and of whom the broker remembers what he has
  /// not read yet.
  public Reader reader(String name) {
    return new Reader(name, port);
  }

  public interface Check {
    boolean holds() throws Exception;
  }

  public static final class Reader implements AutoCloseable {

    private final Mqtt5BlockingClient client;
    private final Mqtt5BlockingClient.Mqtt5Publishes incoming;
    private final List<Mqtt5Publish> received = new ArrayList<>();

    private Reader(String name, int port) {
      client =
          Mqtt5Client.builder()
              .identifier(name)
              .serverHost("127.0.0.1")
              .serverPort(port)
              .buildBlocking();
      incoming = client.publishes(MqttGlobalPublishFilter.ALL);
      connect();
      client.subscribeWith().topicFilter(PREFIX + "/#").qos(MqttQos.AT_LEAST_ONCE).send();
    }

    /// Comes back after the broker was away.
    public void connect() {
      client.connectWith().cleanStart(false).sessionExpiryInterval(3_600).send();
    }

    /// Reads until something holds.
    public void await(Check check) throws Exception {
      long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (!check.holds()) {
        assertThat(System.nanoTime())
            .as("it never came; the last: %s", received.isEmpty() ? "nothing" : received.getLast())
            .isLessThan(end);
        incoming.receive(20, TimeUnit.MILLISECONDS).ifPresent(received::add);
        readAll();
      }
    }

    /// Reads what is there already.
    public void readAll() throws Exception {
      Optional<Mqtt5Publish> next = incoming.receiveNow();
      while (next.isPresent()) {
        received.add(next.get());
        next = incoming.receiveNow();
      }
    }

    /// The messages of a topic below the prefix that were read so far.
    public List<String> texts(String topic) {
      return received.stream()
          .filter(each -> each.getTopic().toString().equals(PREFIX + "/" + topic))
          .map(each -> new String(each.getPayloadAsBytes(), StandardCharsets.UTF_8))
          .toList();
    }

    public List<JsonObject> objects(String topic) {
      return texts(topic).stream()
          .map(each -> JsonParser.parseString(each).getAsJsonObject())
          .toList();
    }

    /// True if the last message of a topic contains something.
    boolean has(String topic, String what) {
      List<String> texts = texts(topic);
      return !texts.isEmpty() && texts.getLast().contains(what);
    }

    List<Mqtt5Publish> received() {
      return received;
    }

    @Override
    public void close() {
      incoming.close();
      if (client.getState().isConnected()) {
        client.disconnect();
      }
    }
  }
}
