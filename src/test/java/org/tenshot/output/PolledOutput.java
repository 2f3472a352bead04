package org.tenshot.output;

import java.time.Duration;
import java.util.List;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.TenshotException;

/// A Modbus output together with a controller that looks after every call and writes down what it
/// reads, as `PASS;OPEN` or, where nobody answers, as `SAFE;CLOSED`.
final class PolledOutput implements LineOutput {

  private static final List<String> VERDICTS =
      List.of("SAFE", "PASS", "REJECT", "REVIEW", "NO_PART", "FAULT");

  private final ModbusOutput output;
  private final int port;
  private final List<String> seen;
  private boolean closed;

  /// @param seen is added to
  PolledOutput(int port, List<String> seen) throws TenshotException {
    this.port = port;
    this.seen = seen;
    this.output =
        new ModbusOutput(
            "modbus://127.0.0.1:" + port,
            new ModbusOutput.Settings(
                "127.0.0.1", port, ModbusTable.ANY_UNIT, Duration.ofMinutes(10)));
  }

  @Override
  public String name() {
    return output.name();
  }

  @Override
  public Delivery send(Inspection inspection) {
    return looked(output.send(inspection));
  }

  @Override
  public Delivery safe(String reason) {
    return looked(output.safe(reason));
  }

  @Override
  public void close() {
    output.close();
    if (!closed) {
      seen.add(Controller.isListening(port) ? "OPEN to everybody" : "SAFE;CLOSED");
    }
    closed = true;
  }

  private Delivery looked(Delivery delivery) {
    if (delivery instanceof Delivery.Sent) {
      try (Controller controller = new Controller(port, 1)) {
        String gate = controller.readsOpen() ? "OPEN" : "CLOSED";
        seen.add(VERDICTS.get(controller.holding()[2]) + ";" + gate);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    return delivery;
  }
}
