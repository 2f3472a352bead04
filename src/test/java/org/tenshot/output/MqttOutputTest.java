package org.tenshot.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tenshot.OtherProgram;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;
import org.tenshot.output.LineOutput.Delivery;

/// With mosquitto as the broker.
@Timeout(120)
class MqttOutputTest extends MqttMessages {

  private Path outbox;

  @BeforeEach
  void chooseOutbox() {
    outbox = folder.resolve("outbox");
  }

  @Test
  void birthGateAndVerdictsArrive() throws Exception {
    try (Broker broker = Broker.start(folder);
        Broker.Reader reader = broker.reader("early")) {
      MqttOutput output = broker.output(outbox, PATIENT);
      reader.await(() -> reader.has("state", "ONLINE") && reader.has("gate", "CLOSED"));
      output.send(Samples.inspection(Verdict.Kind.PASS, 12));
      reader.await(() -> reader.has("gate", "OPEN") && reader.has("verdict", "PASS"));
      JsonObject verdict = reader.objects("verdict").getLast();
      assertThat(verdict.remove("id").getAsString()).hasSize(36);
      assertThat(verdict).isEqualTo(VerdictJson.verdict(Samples.inspection(Verdict.Kind.PASS, 12)));
      output.close();
      reader.await(() -> reader.has("state", "OFFLINE"));
      assertThat(reader.has("gate", "CLOSED")).isTrue();
      assertThat(reader.objects("state"))
          .extracting(state -> state.get("session"))
          .as("the death belongs to the birth")
          .containsOnly(reader.objects("state").getFirst().get("session"));
    }
  }

  @Test
  void whoComesLaterSeesStateAndGateButNoOldPass() throws Exception {
    try (Broker broker = Broker.start(folder);
        Broker.Reader early = broker.reader("early");
        MqttOutput output = broker.output(outbox, PATIENT)) {
      output.send(Samples.inspection(Verdict.Kind.REJECT, 1));
      early.await(() -> early.has("gate", "REJECT") && early.has("verdict", "REJECT"));
      try (Broker.Reader late = broker.reader("late")) {
        late.await(() -> late.has("state", "ONLINE") && late.has("gate", "REJECT"));
        assertThat(late.texts("verdict")).isEmpty();
      }
      output.send(Samples.inspection(Verdict.Kind.PASS, 2));
      early.await(() -> early.has("gate", "PASS"));
      assertThat(early.received().getLast().getMessageExpiryInterval().orElse(-1))
          .isBetween(0L, MqttLink.SHORT.toSeconds());
      Thread.sleep(MqttLink.SHORT.plusSeconds(1).toMillis());
      try (Broker.Reader late = broker.reader("later")) {
        late.await(() -> late.has("state", "ONLINE"));
        output.send(Samples.inspection(Verdict.Kind.REVIEW, 3));
        late.await(() -> late.has("gate", "REVIEW"));
        assertThat(late.texts("gate")).noneMatch(text -> text.contains("OPEN"));
      }
    }
  }

  @Test
  void aBrokerThatIsKilledGetsEverythingWhenItIsBack() throws Exception {
    try (Broker broker = Broker.start(folder);
        Broker.Reader reader = broker.reader("early");
        MqttOutput output = broker.output(outbox, PATIENT)) {
      sendAll(output, 0, 20);
      reader.await(() -> reader.texts("verdict").size() == 20);
      broker.save();
      broker.kill();
      sendAll(output, 20, 70);
      broker.start();
      reader.connect();
      sendAll(output, 70, 80);
      reader.await(() -> sequences(reader).contains(79L));
      assertThat(sequences(reader)).isEqualTo(LongStream.range(0, 80).boxed().toList());
    }
  }

  @Test
  void aBrokerThatGoesInTheMiddleGetsEveryMessageAndAtMostOneOfThemTwice() throws Exception {
    try (Broker broker = Broker.start(folder);
        Broker.Reader reader = broker.reader("early");
        MqttOutput output = broker.output(outbox, PATIENT)) {
      Thread line = Thread.ofPlatform().start(() -> sendAll(output, 0, 600));
      reader.await(() -> reader.texts("verdict").size() >= 50);
      broker.stop();
      broker.start();
      reader.connect();
      line.join();
      reader.await(() -> sequences(reader).contains(599L));
      List<Long> sequences = sequences(reader);
      assertThat(sequences.stream().distinct().sorted().toList())
          .isEqualTo(LongStream.range(0, 600).boxed().toList());
      List<String> ids =
          reader.objects("verdict").stream().map(each -> each.get("id").getAsString()).toList();
      assertThat(ids.stream().distinct()).as("a message keeps its id").hasSize(600);
      // One on its way from us to the broker, and one from the broker to the reader.
      assertThat(ids).hasSizeLessThanOrEqualTo(600 + 1 + 20);
    }
  }

  @Test
  void theOutboxOutlivesARestartWithoutABroker() throws Exception {
    Broker broker = Broker.prepare(folder, Controller.freePort(), "allow_anonymous true");
    for (int i = 0; i < 3; i++) {
      try (MqttOutput output = broker.output(outbox, Duration.ofSeconds(2))) {
        sendAll(output, 10 * i, 10 * i + 10);
      }
    }
    broker.start();
    try (broker;
        Broker.Reader reader = broker.reader("early");
        MqttOutput output = broker.output(outbox, PATIENT)) {
      sendAll(output, 30, 31);
      reader.await(() -> sequences(reader).contains(30L));
      assertThat(sequences(reader)).isEqualTo(LongStream.range(0, 31).boxed().toList());
      assertThat(reader.texts("verdict").stream().filter(text -> text.contains("is closed")))
          .as("what was said at the end of each start")
          .hasSize(3);
      assertThat(reader.texts("gate").getFirst()).contains("CLOSED");
    }
  }

  @Test
  void aFullOutboxIsASentenceThatCounts() throws Exception {
    int port = Controller.freePort();
    try (MqttOutput output = nobodyThere(port, 3)) {
      sendAll(output, 0, 3);
      assertThat(output.send(Samples.inspection(Verdict.Kind.PASS, 3)))
          .isInstanceOf(Delivery.Failed.class);
      assertThat(output.send(Samples.inspection(Verdict.Kind.PASS, 4)))
          .isInstanceOfSatisfying(
              Delivery.Failed.class,
              failed ->
                  assertThat(failed.sentence())
                      .contains("2 messages were not kept")
                      .contains("/a"));
    }
  }

  @Test
  void aBrokerThatNeverAnswersNeverHoldsTheLine() throws Exception {
    try (Peer silent = new Peer()) {
      long start = System.nanoTime();
      try (MqttOutput output = nobodyThere(silent.port(), 1_000)) {
        silent.accept();
        sendAll(output, 0, 100);
      }
      // Nothing here waits for the broker but closing, which gives it two seconds.
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }
  }

  @Test
  void aStationThatDiesIsDeclaredOffline() throws Exception {
    try (Broker broker = Broker.start(folder);
        Broker.Reader reader = broker.reader("early")) {
      Process station =
          OtherProgram.of(DyingPublisher.class, String.valueOf(broker.port()), outbox.toString())
              // Its log must not take the place of this one's.
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        reader.await(() -> reader.has("state", "ONLINE") && reader.has("gate", "PASS"));
        station.destroyForcibly().waitFor();
        reader.await(() -> reader.has("state", "OFFLINE"));
      } finally {
        station.destroyForcibly();
      }
    }
  }

  private MqttOutput nobodyThere(int port, int capacity) throws TenshotException {
    return new MqttOutput(
        "mqtt://127.0.0.1:" + port + "/a",
        new MqttLink.Broker("127.0.0.1", port, "a", "station", null, null),
        outbox,
        capacity,
        Clock.systemUTC(),
        Duration.ofSeconds(2));
  }

  private static void sendAll(MqttOutput output, long from, long to) {
    for (long i = from; i < to; i++) {
      assertThat(output.send(Samples.inspection(Verdict.Kind.REJECT, i)))
          .isEqualTo(new Delivery.Sent());
    }
  }

  /// Numbers of the frames whose verdicts arrived, in the order in which they did.
  private static List<Long> sequences(Broker.Reader reader) {
    return reader.objects("verdict").stream()
        .filter(each -> each.has("sequence"))
        .map(each -> each.get("sequence").getAsLong())
        .toList();
  }
}
