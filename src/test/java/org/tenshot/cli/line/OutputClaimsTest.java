package org.tenshot.cli.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One gate, however its address is written.
class OutputClaimsTest {

  @ParameterizedTest
  @CsvSource({
    "mqtt://broker/plant/l1, mqtt://broker:1883/plant/l1",
    "mqtt://broker/plant/l1, mqtts://BROKER/plant/l1/",
    "tcp://plc:5000, tcp://PLC:5000",
    "tcp://plc:5000, tcp://plc:5000/",
    "file:verdict.txt, file:./verdict.txt",
    "file:verdict.txt, file:folder/../verdict.txt",
    "modbus://0.0.0.0:1502, modbus://127.0.0.1:1502",
    "opcua://0.0.0.0, opcua://127.0.0.1:4840",
    "opcua://0.0.0.0:1502, modbus://0.0.0.0:1502",
  })
  void oneGate(String first, String second) {
    assertThat(places(first)).hasSize(1).isEqualTo(places(second));
  }

  @ParameterizedTest
  @CsvSource({
    "mqtt://broker/plant/l1, mqtt://broker/plant/l2",
    "mqtt://broker/plant/l1, mqtt://other/plant/l1",
    "tcp://plc:5000, tcp://plc:5001",
    "tcp://plc:5000, tcp://other:5000",
    "file:verdict.txt, file:folder/verdict.txt",
    "modbus://0.0.0.0:1502, modbus://0.0.0.0:1503",
  })
  void twoGates(String first, String second) {
    assertThat(places(first)).hasSize(1).doesNotContainAnyElementsOf(places(second));
  }

  private static List<String> places(String address) {
    return OutputClaims.places(address);
  }
}
