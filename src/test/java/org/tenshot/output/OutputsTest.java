package org.tenshot.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;

class OutputsTest {

  @TempDir Path folder;

  private Outputs outputs;

  @BeforeEach
  void prepare() {
    outputs = Samples.outputs(folder, Map.of());
  }

  @Test
  void aGateOfAnotherProgramIsRefusedUntilThatOneIsGone() throws Exception {
    String address = "tcp://127.0.0.1:" + Controller.freePort();
    Process other =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                GateKeeper.class.getName(),
                address,
                folder.toString())
            // Its log must not take the place of this one's.
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader said = other.inputReader()) {
      assertThat(said.readLine()).isEqualTo("open");
      assertThatThrownBy(() -> outputs.open(List.of(address)))
          .isInstanceOf(TenshotException.class)
          .hasMessageContaining("another Tenshot")
          .hasMessageContaining(address);
    } finally {
      other.destroyForcibly().waitFor();
    }
    outputs.open(List.of(address)).forEach(LineOutput::close);
  }

  @Test
  void everyAddressBecomesAnOutput() throws Exception {
    Path file = folder.resolve("a b.jsonl");
    List<LineOutput> opened =
        outputs.open(
            List.of(
                "tcp://127.0.0.1:5020",
                "tcp://[::1]:5020",
                "tcp://plc-3.factory:1",
                "file:" + file,
                file.toUri().toString().replace("file:/", "file:///").replaceFirst("/+$", "")));
    assertThat(opened).hasSize(5);
    assertThat(opened.subList(0, 4))
        .extracting(LineOutput::name)
        .containsExactly(
            "tcp://127.0.0.1:5020", "tcp://[::1]:5020", "tcp://plc-3.factory:1", "file:" + file);
    opened.getLast().close();
    assertThat(file).exists();
    assertThat(outputs.open(List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plc",
        "udp://plc:5",
        "tcp:plc:5",
        "tcp://",
        "tcp://plc",
        "tcp://plc:0",
        "tcp://plc:70000",
        "tcp://plc:5020/path",
        "tcp://user@plc:5020",
        "tcp://a b:5",
        "modbus://",
        "modbus:1502",
        "modbus://127.0.0.1",
        "modbus://127.0.0.1:1502/path",
        "modbus://127.0.0.1:1502?hold=0",
        "modbus://127.0.0.1:1502?hold=soon",
        "modbus://127.0.0.1:1502?unit=256",
        "modbus://127.0.0.1:1502?units=1",
        "modbus://127.0.0.1:1502?values=1,2,3,4",
        "modbus://127.0.0.1:1502?values=1,2,3,4,5,6",
        "modbus://127.0.0.1:1502?values=0,2,3,4,5",
        "modbus://127.0.0.1:1502?values=1,2,3,4,65536",
        "modbus://127.0.0.1:1502?values=7,2,3,4,7",
        "modbus://127.0.0.1:1502?values=one,2,3,4,5",
        "modbus://user@127.0.0.1:1502",
        "opcua://",
        "opcua:4840",
        "opcua://127.0.0.1:4840/path",
        "opcua://127.0.0.1:4840?hold=0",
        "opcua://127.0.0.1:4840?unit=1",
        "opcua://user@127.0.0.1:4840",
        "opcua://0.0.0.0:4840",
        "mqtt:broker/topic",
        "mqtt://broker",
        "mqtt://broker/",
        "mqtt://broker/a/",
        "mqtt://broker/a/%23",
        "mqtt://broker/%2B/a",
        "mqtt://broker:99999/a",
        "mqtt://broker/a?qos=2",
        "mqtt://user@broker/a",
        "mqtts://broker",
        "http://",
        "https:server/path",
        "https://server:0/path",
        "https://user@server/path",
        "https://server/a b",
        "file:",
        "file:/no/such/folder/x.jsonl",
        "file://host/x y",
        ""
      })
  void whatIsNoAddressIsNamed(String address) {
    assertThatThrownBy(() -> outputs.open(List.of(address)))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("The output " + address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"modbus", "opcua"})
  void aServerOnTheLoopbackIsNotThereForOtherComputers(String kind) throws Exception {
    InetAddress other =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(own -> own instanceof Inet4Address && !own.isLoopbackAddress())
            .findFirst()
            .orElse(null);
    Assumptions.assumeTrue(other != null, "this computer has no address but the loopback's");
    int port = Controller.freePort();
    try (LineOutput output = outputs.open(List.of(kind + "://127.0.0.1:" + port)).getFirst()) {
      assertThat(output.name()).startsWith(kind);
      try (Socket own = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(own.isConnected()).isTrue();
      }
      assertThatThrownBy(() -> new Socket(other, port).close())
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void modbusListensAtItsAddressWithItsOptions() throws Exception {
    int port = Controller.freePort();
    String address = "modbus://127.0.0.1:" + port + "?unit=3&hold=50";
    try (LineOutput output = outputs.open(List.of(address)).getFirst();
        Controller controller = new Controller(port, 3)) {
      assertThat(output.name()).isEqualTo(address);
      output.send(Samples.inspection(Verdict.Kind.PASS, 1));
      long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
      while (controller.readsOpen()) {
        // The usual hold time is longer than this.
        assertThat(System.nanoTime()).isLessThan(end);
      }
    }
  }

  @Test
  void aControllerReadsTheNumbersThatTheProfileNamesForVerdicts() throws Exception {
    int port = Controller.freePort();
    String address = "modbus://127.0.0.1:" + port + "?values=10,20,30,20,99";
    int[] wanted = {10, 20, 30, 20, 99};
    try (LineOutput output = outputs.open(List.of(address)).getFirst();
        Controller controller = new Controller(port, 1)) {
      assertThat(controller.holding()[2]).as("none").isZero();
      for (Verdict.Kind kind : Verdict.Kind.values()) {
        output.send(Samples.inspection(kind, kind.ordinal()));
        assertThat(controller.holding()[2]).as(kind.name()).isEqualTo(wanted[kind.ordinal()]);
      }
    }
  }

  @Test
  void opcUaListensOnThisComputerWithItsHoldTime() throws Exception {
    int port = Controller.freePort();
    String address = "opcua://localhost:" + port + "?hold=50";
    try (LineOutput output = outputs.open(List.of(address)).getFirst();
        OpcUaReader reader = OpcUaReader.open(port)) {
      assertThat(output.name()).isEqualTo(address);
      output.send(Samples.inspection(Verdict.Kind.PASS, 1));
      long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
      while (reader.readsOpen()) {
        // The usual hold time is longer than this.
        assertThat(System.nanoTime()).isLessThan(end);
      }
    }
    assertThat(folder.resolve("keys")).doesNotExist();
  }

  @Test
  void aPasswordIsNotRepeated() {
    for (String address :
        List.of(
            "tcp://me:secret@plc:5",
            "mqtt://me:secret@plc/a",
            "opcua://me:secret@plc:4840",
            "https://me:secret@plc/a",
            "udp://me:secret@plc:5")) {
      assertThatThrownBy(() -> outputs.open(List.of(address)))
          .isInstanceOf(TenshotException.class)
          .hasMessageContaining("me:…@plc")
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void oneWrongAddressClosesTheOthersAgain() throws Exception {
    Path file = folder.resolve("verdicts.jsonl");
    assertThatThrownBy(() -> outputs.open(List.of("file:" + file, "nonsense")))
        .isInstanceOf(TenshotException.class);
    assertThat(Files.readString(file)).contains("\"gate\":\"CLOSED\"");
    assertThatThrownBy(() -> outputs.open(List.of("file:" + file, "file:" + file)))
        .hasMessageContaining("stands there twice");
  }
}
