package org.tenshot.output;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.tenshot.domain.Verdict;

/// A process that publishes a PASS and then nothing until it is killed.
final class DyingPublisher {

  private DyingPublisher() {}

  /// @param args the broker's port and the folder of the outbox
  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[0]);
    MqttOutput output =
        new MqttOutput(
            "mqtt://127.0.0.1:" + port,
            new MqttLink.Broker("127.0.0.1", port, Broker.PREFIX, "station", null, null),
            Path.of(args[1]),
            MqttOutput.CAPACITY,
            Clock.systemUTC(),
            Duration.ofSeconds(10));
    while (true) {
      output.send(Samples.inspection(Verdict.Kind.PASS, 1));
      Thread.sleep(100);
    }
  }
}
