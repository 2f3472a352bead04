package org.tenshot.output;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A process that has an output and keeps it until it is killed.
final class GateKeeper {

  private GateKeeper() {}

  /// @param args the output's address and the station's folder
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[1]);
    new Outputs(
            new OutputSettings(
                Clock.systemUTC(),
                Duration.ofSeconds(1),
                folder.resolve("outbox"),
                folder.resolve("keys"),
                Map.of()))
        .open(List.of(args[0]));
    System.out.println("open");
    Thread.sleep(Duration.ofMinutes(2));
  }
}
