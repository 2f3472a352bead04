package org.tenshot.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.PartId;
import org.tenshot.domain.TriggerRule;

/// Triggers over a real broker.
@Timeout(120)
class MqttOrdersTest {

  private static final String TOPIC = "command/trigger";

  @TempDir Path folder;

  @Test
  void aMessageTriggersOnceAndWhatTheBrokerKeptFromBeforeDoesNot() throws Exception {
    RecordedOrders station = new RecordedOrders(TriggerRule.By.MQTT);
    try (Broker broker = Broker.start(folder);
        MqttOutput output = broker.output(folder.resolve("outbox"), Duration.ofSeconds(10))) {
      broker.publish(TOPIC, "{\"part\":\"old\"}", true);
      output.obey(station);
      output.ready();
      // The station listens when the first one arrives; those before are nobody's.
      OpcUaReader.await(
          () -> {
            broker.publish(TOPIC, "{\"part\":\"4711\",\"lot\":\"A7\"}", false);
            return station.triggers() > 0;
          });
      broker.publish(TOPIC, "this is no message", false);
      broker.publish(TOPIC, "[1]", false);
      broker.publish(TOPIC, "{\"part\":{}}", false);
      broker.publish(TOPIC, "{\"part\":\"" + RecordedOrders.BREAKS + "\"}", false);
      broker.publish(TOPIC, "{\"serial\":12}", false);
      PartId last = new PartId(null, null, "12");
      OpcUaReader.await(() -> station.last().equals(last));
      assertThat(station.parts).containsOnly(new PartId("4711", "A7", null), last);

      broker.kill();
      broker.start();
      int lost = station.triggers();
      OpcUaReader.await(
          () -> {
            broker.publish(TOPIC, "{\"part\":\"after\"}", false);
            return station.triggers() > lost;
          });
      assertThat(station.parts).doesNotContain(new PartId("old", null, null));
    }
  }

  @Test
  void theTimeOfATriggerSaysHowOldItIs() {
    Clock clock = Clock.fixed(Instant.parse("2026-11-20T08:00:00.250Z"), ZoneOffset.UTC);
    assertThat(read("{\"time\":\"2026-11-20T08:00:00Z\"}", clock).age())
        .isEqualTo(Duration.ofMillis(250));
    assertThat(read("{\"time\":\"2026-11-20T08:00:01Z\"}", clock).age()).isZero();
    assertThat(read("", clock)).isEqualTo(new MqttTrigger(PartId.UNKNOWN, Duration.ZERO));
    for (String wrong : List.of("{\"time\":\"noon\"}", "{\"part\":[]}", "{", "7")) {
      assertThatThrownBy(() -> read(wrong, clock))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static MqttTrigger read(String text, Clock clock) {
    return MqttTrigger.read(text.getBytes(StandardCharsets.UTF_8), clock);
  }
}
