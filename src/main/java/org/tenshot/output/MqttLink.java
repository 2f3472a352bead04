package org.tenshot.output;

import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfigBuilder;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5ConnectBuilder;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5Disconnect;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A connection to an MQTT 5 broker that is made anew when it was lost. One thread at a time.
final class MqttLink implements AutoCloseable {

  /// How long the broker shows a PASS to whoever comes later.
  static final Duration SHORT = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(MqttLink.class);
  private static final long CONNECT_SECONDS = 5;
  private static final long DISCONNECT_SECONDS = 2;

  /// After one and a half times that, both sides know that a silent connection is dead.
  private static final int KEEP_ALIVE_SECONDS = 10;

  private final Broker broker;
  private final Mqtt5AsyncClient client;
  private final Mqtt5Connect hello;

  /// Where a broker is and how it is talked to.
  ///
  /// @param prefix of all topics
  /// @param identifier the same at each start, so that the broker ends an older connection of ours
  /// @param login null where the broker asks for none
  /// @param tls null for a connection without encryption
  record Broker(
      String host,
      int port,
      String prefix,
      String identifier,
      @Nullable Login login,
      @Nullable Tls tls) {}

  /// Who logs in.
  record Login(String user, String password) {

    @Override
    public String toString() {
      return user;
    }
  }

  /// Whose certificates are believed.
  ///
  /// @param trust null for those that Java believes
  record Tls(@Nullable TrustManagerFactory trust) {}

  /// @param death what the broker publishes when the connection ends, for whatever reason
  /// @param lost is run when the connection ends
  MqttLink(Broker broker, MqttMessage death, Runnable lost) {
    this.broker = broker;
    this.client =
        Mqtt5Client.builder()
            .identifier(broker.identifier())
            .transportConfig(transport(broker))
            .addDisconnectedListener(context -> lost.run())
            .buildAsync();
    Mqtt5ConnectBuilder connect =
        Mqtt5Connect.builder()
            .cleanStart(true)
            .keepAlive(KEEP_ALIVE_SECONDS)
            .willPublish(publication(death));
    Login login = broker.login();
    if (login != null) {
      connect =
          connect
              .simpleAuth()
              .username(login.user())
              .password(login.password().getBytes(StandardCharsets.UTF_8))
              .applySimpleAuth();
    }
    this.hello = connect.build();
  }

  /// All of it in one place: what is said of encryption beside it would be left out without a word.
  private static MqttClientTransportConfig transport(Broker broker) {
    MqttClientTransportConfigBuilder transport =
        MqttClientTransportConfig.builder()
            .serverHost(broker.host())
            .serverPort(broker.port())
            .socketConnectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
            .mqttConnectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS);
    Tls tls = broker.tls();
    return tls == null
        ? transport.build()
        : transport.sslConfig().trustManagerFactory(tls.trust()).applySslConfig().build();
  }

  boolean isConnected() {
    return client.getState().isConnected();
  }

  /// Connects.
  ///
  /// @throws IOException if the broker is not there or does not want us
  void connect() throws IOException, InterruptedException {
    await(client.connect(hello), 2 * CONNECT_SECONDS);
  }

  /// Reads a topic from now until the connection ends. Each message comes once; what the broker
  /// kept from before is left out, because an old trigger is none.
  ///
  /// @param topic below the prefix
  /// @throws IOException if the broker does not allow it
  void subscribe(String topic, Consumer<byte[]> reader) throws IOException, InterruptedException {
    await(
        client.subscribe(
            Mqtt5Subscribe.builder()
                .addSubscription()
                .topicFilter(broker.prefix() + "/" + topic)
                .qos(MqttQos.EXACTLY_ONCE)
                .retainHandling(Mqtt5RetainHandling.DO_NOT_SEND)
                .applySubscription()
                .build(),
            message -> {
              if (!message.isRetain()) {
                reader.accept(message.getPayloadAsBytes());
              }
            }),
        CONNECT_SECONDS);
  }

  /// Publishes and waits until the broker has it. A connection that dies meanwhile ends the wait.
  ///
  /// @throws IOException if the broker did not say that it has it
  void publish(MqttMessage message) throws IOException, InterruptedException {
    await(client.publish(publication(message)), 4 * KEEP_ALIVE_SECONDS);
  }

  /// Ends the connection, upon which the broker publishes the death.
  @Override
  public void close() {
    if (isConnected()) {
      CompletableFuture<Void> ending =
          client.disconnect(
              Mqtt5Disconnect.builder()
                  .reasonCode(Mqtt5DisconnectReasonCode.DISCONNECT_WITH_WILL_MESSAGE)
                  .build());
      try {
        Waits.through(ending, Duration.ofSeconds(DISCONNECT_SECONDS));
      } catch (TimeoutException | ExecutionException e) {
        LOG.debug("the connection to {} ended with an error", broker.host(), e);
      }
    }
  }

  private Mqtt5Publish publication(MqttMessage message) {
    var publication =
        Mqtt5Publish.builder()
            .topic(broker.prefix() + "/" + message.topic())
            .payload(message.json())
            .contentType("application/json")
            .qos(MqttQos.AT_LEAST_ONCE)
            .retain(message.keeping() != MqttMessage.Keeping.NONE);
    return message.keeping() == MqttMessage.Keeping.SHORT
        ? publication.messageExpiryInterval(SHORT.toSeconds()).build()
        : publication.build();
  }

  private static void await(CompletableFuture<?> what, long seconds)
      throws IOException, InterruptedException {
    try {
      what.get(seconds, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw new IOException(cause == null ? "" : String.valueOf(cause.getMessage()), e);
    } catch (TimeoutException e) {
      what.cancel(false);
      throw new IOException("it does not answer", e);
    }
  }
}
