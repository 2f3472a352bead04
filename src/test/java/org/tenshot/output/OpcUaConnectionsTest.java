package org.tenshot.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.OtherProgram;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;

/// Clients and stations that come, go and are killed.
@Timeout(60)
class OpcUaConnectionsTest {

  /// Longer than any test.
  private static final Duration LONG = Duration.ofMinutes(10);

  @TempDir Path folder;

  private int port;

  @BeforeEach
  void choosePort() throws IOException {
    port = Controller.freePort();
  }

  @Test
  void aClosedOutputLeavesNoThreadsBehind() throws Exception {
    OpcUaOutput output = OpcUaReader.server(port, LONG);
    try (OpcUaReader reader = OpcUaReader.open(port)) {
      assertThat(reader.readsOpen()).isFalse();
    }
    String name = "output-opcua-" + port;
    assertThat(threads()).anyMatch(thread -> thread.startsWith(name));
    output.close();
    OpcUaReader.await(() -> threads().noneMatch(thread -> thread.startsWith(name)));
  }

  private static Stream<String> threads() {
    return Thread.getAllStackTraces().keySet().stream().map(Thread::getName);
  }

  @Test
  void aClientThatComesBackReadsWhatHoldsThen() throws Exception {
    try (OpcUaOutput output = OpcUaReader.server(port, LONG)) {
      Queue<Object> gate = OpcUaReader.queue();
      OpcUaReader killed = OpcUaReader.open(port);
      killed.subscribe(Map.of(OpcUaValue.GATE, gate));
      output.send(Samples.inspection(Verdict.Kind.PASS, 1));
      OpcUaReader.await(() -> gate.contains(true));
      // Without a word to the server.
      killed.client().getTransport().disconnect().get();
      output.begin(Samples.inspection(Verdict.Kind.PASS, 2).origin());
      output.send(Samples.inspection(Verdict.Kind.REVIEW, 2));
      try (OpcUaReader back = OpcUaReader.open(port)) {
        assertThat(back.values(OpcUaValue.GATE, OpcUaValue.VERDICT, OpcUaValue.SEQUENCE))
            .containsExactly(false, "REVIEW", uint(2));
        Queue<Object> again = OpcUaReader.queue();
        back.subscribe(Map.of(OpcUaValue.GATE, again));
        output.send(Samples.inspection(Verdict.Kind.PASS, 3));
        OpcUaReader.await(() -> again.contains(true));
      }
      killed.close();
    }
  }

  @Test
  void theHeartbeatCountsWhileNothingIsSent() throws Exception {
    try (OpcUaOutput output = OpcUaReader.server(port, LONG);
        OpcUaReader reader = OpcUaReader.open(port)) {
      assertThat(output.name()).isEqualTo("opcua://127.0.0.1:" + port);
      int first = ((Number) reader.value(OpcUaValue.HEARTBEAT)).intValue();
      OpcUaReader.await(() -> ((Number) reader.value(OpcUaValue.HEARTBEAT)).intValue() > first + 1);
    }
  }

  @Test
  void aClosedOutputIsARefusedConnectionAndItsPortIsFree() throws Exception {
    OpcUaOutput output = OpcUaReader.server(port, LONG);
    try (OpcUaReader reader = OpcUaReader.open(port)) {
      output.send(Samples.inspection(Verdict.Kind.PASS, 1));
      assertThat(reader.readsOpen()).isTrue();
      output.close();
      assertThat(Controller.isListening(port)).isFalse();
    }
    try (OpcUaOutput again = OpcUaReader.server(port, LONG);
        OpcUaReader reader = OpcUaReader.open(port)) {
      assertThat(reader.readsOpen()).isFalse();
      again.send(Samples.inspection(Verdict.Kind.REVIEW, 1));
      assertThat(reader.value(OpcUaValue.VERDICT)).isEqualTo("REVIEW");
    }
  }

  @Test
  void aKilledStationReadsAsARefusedConnection() throws Exception {
    Process station =
        OtherProgram.of(DyingServer.class, String.valueOf(port))
            // Its log must not take the place of this one's.
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(station.inputReader().readLine()).isEqualTo("open");
      try (OpcUaReader reader = OpcUaReader.open(port)) {
        assertThat(reader.readsOpen()).isTrue();
      }
      station.destroyForcibly().waitFor();
      assertThat(Controller.isListening(port)).isFalse();
      assertThatThrownBy(() -> OpcUaReader.open(port)).isInstanceOf(UaException.class);
    } finally {
      station.destroyForcibly();
    }
  }

  @Test
  void rubbishOnThePortHarmsNobodyElse() throws Exception {
    try (OpcUaOutput output = OpcUaReader.server(port, LONG);
        OpcUaReader reader = OpcUaReader.open(port)) {
      output.send(Samples.inspection(Verdict.Kind.REJECT, 1));
      Random random = new Random(4);
      for (int i = 0; i < 40; i++) {
        byte[] rubbish = new byte[random.nextInt(300)];
        random.nextBytes(rubbish);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
          socket.getOutputStream().write(rubbish);
        }
      }
      assertThat(reader.values(OpcUaValue.VERDICT, OpcUaValue.GATE))
          .containsExactly("REJECT", false);
    }
  }

  @Test
  void aPortThatIsTakenAndAnAddressOfSomebodyElseAreSentences() throws Exception {
    try (OpcUaOutput first = OpcUaReader.server(port, LONG)) {
      assertThatThrownBy(() -> OpcUaReader.server(port, LONG))
          .isInstanceOf(TenshotException.class)
          .hasMessageContaining(first.name() + " cannot listen")
          .hasMessageContaining("in use")
          .hasMessageContaining("port that is free");
    }
    assertThatThrownBy(
            () ->
                new OpcUaOutput(
                    "opcua://192.0.2.1:4840", port, LONG, OpcUaAccess.open("192.0.2.1", port)))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("write an address of this computer");
  }
}
