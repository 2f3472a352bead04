package org.tenshot.output;

import java.time.Duration;
import java.util.Set;
import org.tenshot.domain.TenshotException;

/// `modbus://127.0.0.1:1502`: a Modbus TCP server on that address of this computer. Options: `unit`
/// (0 to 255; answers to every number where it is left out), `hold` (how many milliseconds a PASS
/// can be read, 10 to 60000; 2000 where it is left out) and `values` (the numbers that stand for
/// verdicts).
record ModbusKind() implements OutputKind {

  private static final int USUAL_HOLD = 2_000;

  @Override
  public String form() {
    return "modbus://127.0.0.1:port?unit=1&hold=2000";
  }

  @Override
  public boolean means(String address) {
    return address.startsWith("modbus:");
  }

  @Override
  public LineOutput open(String address) throws TenshotException {
    NetAddress server =
        NetAddress.read(address, form(), -1).knowing(Set.of("unit", "hold", "values"), form());
    if (!server.path().isEmpty()) {
      throw new TenshotException(
          "The output %s has a path, which Modbus does not know: write %s."
              .formatted(address, form()));
    }
    String values = server.options().get("values");
    return new ModbusOutput(
        address,
        new ModbusOutput.Settings(
            server.host(),
            server.port(),
            server.number("unit", 0, 255, ModbusTable.ANY_UNIT),
            Duration.ofMillis(server.number("hold", 10, 60_000, USUAL_HOLD)),
            values == null ? VerdictValues.USUAL : VerdictValues.read(values, address)));
  }
}
