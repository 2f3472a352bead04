package org.tenshot.output;

import java.util.List;
import org.tenshot.domain.Inspection;

/// A server of verdicts together with a controller that looks after every call and writes down what
/// it reads, as `PASS;OPEN` or, where nobody answers, as `SAFE;CLOSED`.
///
/// @param output the server
/// @param port where it listens
/// @param look what the controller reads
/// @param seen is added to
record PolledOutput(LineOutput output, int port, Look look, List<String> seen)
    implements LineOutput {

  /// A controller.
  interface Look {
    String now() throws Exception;
  }

  private static final List<String> VERDICTS =
      List.of("SAFE", "PASS", "REJECT", "REVIEW", "NO_PART", "FAULT");

  static String modbus(int port) throws Exception {
    try (Controller controller = new Controller(port, 1)) {
      String gate = controller.readsOpen() ? "OPEN" : "CLOSED";
      return VERDICTS.get(controller.holding()[2]) + ";" + gate;
    }
  }

  static String opcUa(int port) throws Exception {
    try (OpcUaReader reader = OpcUaReader.open(port)) {
      List<Object> values = reader.values(OpcUaValue.VERDICT, OpcUaValue.GATE);
      String verdict = values.getFirst().equals("") ? "SAFE" : values.getFirst().toString();
      return verdict + ";" + (values.getLast().equals(true) ? "OPEN" : "CLOSED");
    }
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
    boolean listened = Controller.isListening(port);
    output.close();
    if (listened) {
      seen.add(Controller.isListening(port) ? "OPEN to everybody" : "SAFE;CLOSED");
    }
  }

  private Delivery looked(Delivery delivery) {
    if (delivery instanceof Delivery.Sent) {
      try {
        seen.add(look.now());
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    return delivery;
  }
}
