package org.tenshot.output;

import java.time.Duration;
import org.tenshot.domain.Verdict;

/// A process whose OPC UA server shows a PASS until it is killed.
final class DyingServer {

  private DyingServer() {}

  /// @param args the port
  public static void main(String[] args) throws Exception {
    OpcUaOutput output = OpcUaReader.server(Integer.parseInt(args[0]), Duration.ofMinutes(10));
    output.send(Samples.inspection(Verdict.Kind.PASS, 1));
    System.out.println("open");
    Thread.sleep(Duration.ofMinutes(5));
  }
}
