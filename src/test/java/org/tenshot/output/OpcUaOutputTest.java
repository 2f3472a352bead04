package org.tenshot.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.Frame;
import org.tenshot.domain.PartId;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;

/// What a client reads and is told over a real connection.
@Timeout(60)
class OpcUaOutputTest {

  /// Longer than any test.
  private static final Duration LONG = Duration.ofMinutes(10);

  @TempDir Path folder;

  private int port;

  @BeforeEach
  void choosePort() throws IOException {
    port = Controller.freePort();
  }

  @Test
  void everyVariableSaysWhatTheVerdictSays() throws Exception {
    try (OpcUaOutput output = OpcUaReader.server(port, LONG);
        OpcUaReader reader = OpcUaReader.open(port)) {
      assertThat(reader.values(OpcUaValue.STATE, OpcUaValue.GATE)).containsExactly("Halted", false);
      output.begin(part(6));
      assertThat(
              reader.values(
                  OpcUaValue.STATE,
                  OpcUaValue.SEQUENCE,
                  OpcUaValue.PART,
                  OpcUaValue.LOT,
                  OpcUaValue.SERIAL))
          .containsExactly("SingleExecution", uint(6), "6", "lot-9", "S/1");
      output.send(Samples.inspection(Verdict.Kind.REJECT, 7));
      assertThat(reader.values(OpcUaValue.values())).element(0).isEqualTo("Ready");
      assertThat(
              reader.values(
                  OpcUaValue.GATE,
                  OpcUaValue.SEQUENCE,
                  OpcUaValue.PART,
                  OpcUaValue.VERDICT,
                  OpcUaValue.CLASS,
                  OpcUaValue.SURENESS,
                  OpcUaValue.FAULT,
                  OpcUaValue.TIME))
          .containsExactly(
              false,
              uint(7),
              "",
              "REJECT",
              "rust",
              0.2,
              "",
              new DateTime(Instant.parse("2026-11-20T08:00:00Z")));
      output.send(Samples.inspection(Verdict.Kind.FAULT, 8));
      output.send(Samples.inspection(Verdict.Kind.FAULT, 9));
      assertThat(
              reader.values(
                  OpcUaValue.STATE, OpcUaValue.VERDICT, OpcUaValue.FAULT, OpcUaValue.SURENESS))
          .containsExactly("Error", "FAULT", "LATE", 0.0);
      assertThat(
              reader.values(
                  OpcUaValue.PASSED,
                  OpcUaValue.REJECTED,
                  OpcUaValue.TO_REVIEW,
                  OpcUaValue.NO_PART,
                  OpcUaValue.FAULTS))
          .containsExactly(uint(0), uint(1), uint(0), uint(0), uint(2));
    }
  }

  @Test
  void aClientFindsEveryVariableByBrowsing() throws Exception {
    try (OpcUaOutput output = OpcUaReader.server(port, LONG);
        OpcUaReader reader = OpcUaReader.open(port)) {
      output.safe("nothing is judged here");
      assertThat(reader.below(NodeIds.ObjectsFolder)).contains(OpcUaNodes.ROOT);
      NodeId root = new NodeId(reader.namespace(), OpcUaNodes.ROOT);
      assertThat(reader.below(root))
          .containsExactlyInAnyOrder(
              "Gate", "Heartbeat", "VisionStateMachine", "Result", "Counters");
      assertThat(reader.below(new NodeId(reader.namespace(), OpcUaNodes.ROOT + ".Counters")))
          .containsExactlyInAnyOrder("Pass", "Reject", "Review", "NoPart", "Fault");
    }
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
    await(() -> threads().noneMatch(thread -> thread.startsWith(name)));
  }

  private static Stream<String> threads() {
    return Thread.getAllStackTraces().keySet().stream().map(Thread::getName);
  }

  @Test
  void theNextPartAndSafeCloseTheGateAtOnce() throws Exception {
    try (OpcUaOutput output = OpcUaReader.server(port, LONG);
        OpcUaReader reader = OpcUaReader.open(port)) {
      output.send(Samples.inspection(Verdict.Kind.PASS, 1));
      assertThat(reader.readsOpen()).isTrue();
      output.begin(part(2));
      assertThat(reader.values(OpcUaValue.GATE, OpcUaValue.VERDICT)).containsExactly(false, "");
      output.send(Samples.inspection(Verdict.Kind.PASS, 2));
      assertThat(reader.readsOpen()).isTrue();
      output.safe("the camera is lost");
      assertThat(reader.values(OpcUaValue.GATE, OpcUaValue.STATE)).containsExactly(false, "Halted");
    }
  }

  @Test
  void aPassIsGoneAfterItsHoldTimeThoughNothingElseHappens() throws Exception {
    try (OpcUaOutput output = OpcUaReader.server(port, Duration.ofMillis(400));
        OpcUaReader reader = OpcUaReader.open(port)) {
      Queue<Object> gate = OpcUaReader.queue();
      reader.subscribe(Map.of(OpcUaValue.GATE, gate));
      await(() -> gate.size() == 1);
      output.send(Samples.inspection(Verdict.Kind.PASS, 1));
      await(() -> !reader.readsOpen());
      await(() -> gate.size() == 3);
      assertThat(gate).containsExactly(false, true, false);
      assertThat(reader.values(OpcUaValue.STATE, OpcUaValue.VERDICT)).containsExactly("Ready", "");
    }
  }

  @Test
  void aSubscriberIsToldOfEveryVerdict() throws Exception {
    try (OpcUaOutput output = OpcUaReader.server(port, LONG);
        OpcUaReader reader = OpcUaReader.open(port)) {
      Queue<Object> verdicts = OpcUaReader.queue();
      Queue<Object> numbers = OpcUaReader.queue();
      Queue<Object> gate = OpcUaReader.queue();
      reader.subscribe(
          Map.of(
              OpcUaValue.VERDICT, verdicts, OpcUaValue.SEQUENCE, numbers, OpcUaValue.GATE, gate));
      await(() -> verdicts.size() == 1 && numbers.size() == 1 && gate.size() == 1);
      // Much faster than anybody could sample.
      for (int i = 1; i <= 20; i++) {
        output.begin(part(i));
        output.send(Samples.inspection(i % 2 == 0 ? Verdict.Kind.PASS : Verdict.Kind.REJECT, i));
      }
      await(() -> numbers.size() == 21 && verdicts.size() == 40 && gate.size() == 20);
      assertThat(OpcUaReader.changes(numbers).map(number -> ((Number) number).intValue()))
          .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
      assertThat(OpcUaReader.changes(verdicts).filter(said -> !said.equals("")))
          .hasSize(20)
          .startsWith("REJECT", "PASS", "REJECT");
      assertThat(OpcUaReader.changes(gate).filter(said -> said.equals(true))).hasSize(10);
    }
  }

  @Test
  void aClientThatComesBackReadsWhatHoldsThen() throws Exception {
    try (OpcUaOutput output = OpcUaReader.server(port, LONG)) {
      Queue<Object> gate = OpcUaReader.queue();
      OpcUaReader killed = OpcUaReader.open(port);
      killed.subscribe(Map.of(OpcUaValue.GATE, gate));
      output.send(Samples.inspection(Verdict.Kind.PASS, 1));
      await(() -> gate.contains(true));
      // Without a word to the server.
      killed.client().getTransport().disconnect().get();
      output.begin(part(2));
      output.send(Samples.inspection(Verdict.Kind.REVIEW, 2));
      try (OpcUaReader back = OpcUaReader.open(port)) {
        assertThat(back.values(OpcUaValue.GATE, OpcUaValue.VERDICT, OpcUaValue.SEQUENCE))
            .containsExactly(false, "REVIEW", uint(2));
        Queue<Object> again = OpcUaReader.queue();
        back.subscribe(Map.of(OpcUaValue.GATE, again));
        output.send(Samples.inspection(Verdict.Kind.PASS, 3));
        await(() -> again.contains(true));
      }
      killed.close();
    }
  }

  @Test
  void nothingCanBeWritten() throws Exception {
    try (OpcUaOutput output = OpcUaReader.server(port, LONG);
        OpcUaReader reader = OpcUaReader.open(port)) {
      output.send(Samples.inspection(Verdict.Kind.REJECT, 1));
      for (OpcUaValue value : OpcUaValue.values()) {
        Object now = reader.value(value);
        assertThatThrownBy(() -> reader.write(reader.id(value), now))
            .isInstanceOf(UaException.class)
            .hasMessageContaining("Bad_NotWritable");
      }
      assertThatThrownBy(() -> reader.write(reader.id(OpcUaValue.GATE), true))
          .isInstanceOf(UaException.class);
      assertThatThrownBy(() -> reader.write(NodeIds.Server_ServerDiagnostics_EnabledFlag, true))
          .isInstanceOf(UaException.class);
      assertThat(reader.readsOpen()).isFalse();
    }
  }

  @Test
  void theHeartbeatCountsWhileNothingIsSent() throws Exception {
    try (OpcUaOutput output = OpcUaReader.server(port, LONG);
        OpcUaReader reader = OpcUaReader.open(port)) {
      assertThat(output.name()).isEqualTo("opcua://127.0.0.1:" + port);
      int first = ((Number) reader.value(OpcUaValue.HEARTBEAT)).intValue();
      await(() -> ((Number) reader.value(OpcUaValue.HEARTBEAT)).intValue() > first + 1);
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
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                DyingServer.class.getName(),
                String.valueOf(port))
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

  private static Frame.Origin part(long sequence) {
    return new Frame.Origin(
        "sim:",
        sequence,
        Instant.parse("2026-11-20T08:00:00Z"),
        0,
        null,
        new PartId(String.valueOf(sequence), "lot-9", "S/1"));
  }

  private interface Check {
    boolean holds() throws Exception;
  }

  private static void await(Check check) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!check.holds()) {
      assertThat(System.nanoTime()).as("it never came").isLessThan(end);
      Thread.sleep(20);
    }
  }
}
