package org.tenshot.output;

import java.time.Duration;
import org.tenshot.domain.Verdict;

/// A process that shows a PASS until it is killed.
final class DyingStation {

  private DyingStation() {}

  /// @param args the port
  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[0]);
    ModbusOutput output =
        new ModbusOutput(
            "modbus://127.0.0.1:" + port,
            new ModbusOutput.Settings(
                "127.0.0.1", port, ModbusTable.ANY_UNIT, Duration.ofMinutes(10)));
    output.send(Samples.inspection(Verdict.Kind.PASS, 1));
    System.out.println("open");
    Thread.sleep(Duration.ofMinutes(5));
  }
}
