package org.tenshot.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tenshot.domain.Frame;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Verdict;

/// What a client reads and is told over a real connection.
@Timeout(60)
class OpcUaOutputTest {

  /// Longer than any test.
  private static final Duration LONG = Duration.ofMinutes(10);

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
              "Gate",
              "Heartbeat",
              "VisionStateMachine",
              "Result",
              "Counters",
              "Start",
              "Stop",
              "SelectProduct",
              "Trigger");
      assertThat(reader.below(new NodeId(reader.namespace(), OpcUaNodes.ROOT + ".Counters")))
          .containsExactlyInAnyOrder(
              "Pass",
              "Reject",
              "Review",
              "NoPart",
              "Fault",
              "Late",
              "DoubleTrigger",
              "NoPicture",
              "Overflow");
    }
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
      OpcUaReader.await(() -> gate.size() == 1);
      output.send(Samples.inspection(Verdict.Kind.PASS, 1));
      OpcUaReader.await(() -> !reader.readsOpen());
      OpcUaReader.await(() -> gate.size() == 3);
      assertThat(gate).containsExactly(false, true, false);
      assertThat(reader.values(OpcUaValue.STATE, OpcUaValue.VERDICT)).containsExactly("Ready", "");
    }
  }

  @Test
  void whoeverReadsNeedsNoOtherThreadToSeeThatAPassIsOver() throws Exception {
    LineSignals signals = new LineSignals(Duration.ofNanos(100));
    AtomicLong now = new AtomicLong();
    OpcUaService service =
        new OpcUaService(
            "opcua:",
            port,
            OpcUaAccess.open("127.0.0.1", port),
            () -> signals.at(now.get()),
            new NoOrders());
    service.listen();
    try (OpcUaReader reader = OpcUaReader.open(port)) {
      signals.judged(Samples.inspection(Verdict.Kind.PASS, 1), 0);
      now.set(99);
      assertThat(reader.values(OpcUaValue.GATE, OpcUaValue.VERDICT)).containsExactly(true, "PASS");
      now.set(100);
      assertThat(reader.values(OpcUaValue.GATE, OpcUaValue.VERDICT)).containsExactly(false, "");
    } finally {
      service.close();
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
      OpcUaReader.await(() -> verdicts.size() == 1 && numbers.size() == 1 && gate.size() == 1);
      // Much faster than anybody could sample.
      for (int i = 1; i <= 20; i++) {
        output.begin(part(i));
        output.send(Samples.inspection(i % 2 == 0 ? Verdict.Kind.PASS : Verdict.Kind.REJECT, i));
      }
      OpcUaReader.await(() -> numbers.size() == 21 && verdicts.size() == 40 && gate.size() == 20);
      assertThat(OpcUaReader.changes(numbers).map(number -> ((Number) number).intValue()))
          .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
      assertThat(OpcUaReader.changes(verdicts).filter(said -> !said.equals("")))
          .hasSize(20)
          .startsWith("REJECT", "PASS", "REJECT");
      assertThat(OpcUaReader.changes(gate).filter(said -> said.equals(true))).hasSize(10);
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

  private static Frame.Origin part(long sequence) {
    return new Frame.Origin(
        "sim:",
        sequence,
        Instant.parse("2026-11-20T08:00:00Z"),
        0,
        null,
        new PartId(String.valueOf(sequence), "lot-9", "S/1"));
  }

  private static final class NoOrders implements OpcUaMethod.OpcUaOrders {

    @Override
    public LineOrders station() {
      return LineOrders.DEAF;
    }

    @Override
    public long trigger(PartId part) {
      return LineOrders.REFUSED;
    }

    @Override
    public Semaphore turn() {
      return new Semaphore(1);
    }
  }
}
