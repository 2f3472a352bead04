package org.tenshot.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tenshot.domain.PartId;
import org.tenshot.domain.TriggerRule;
import org.tenshot.domain.Verdict;

/// What a client may call.
@Timeout(60)
class OpcUaOrdersTest {

  private final RecordedOrders station = new RecordedOrders(TriggerRule.By.OPCUA);

  @Test
  void startStopAndSelectReachTheStationAndARefusalIsASentence() throws Exception {
    int port = Controller.freePort();
    try (OpcUaOutput output = OpcUaReader.server(port, Duration.ofMinutes(1));
        OpcUaReader reader = OpcUaReader.open(port)) {
      assertThat(call(reader, "Start").getFirst()).as("before anybody obeys").isEqualTo(false);
      output.obey(station);
      assertThat(call(reader, "Start")).containsExactly(true, "");
      assertThat(call(reader, "Stop")).containsExactly(true, "");
      assertThat(call(reader, "SelectProduct", "bearing")).containsExactly(true, "");
      assertThat(call(reader, "SelectProduct", "gear"))
          .containsExactly(false, "There is no profile gear: make one.");
      assertThat(station.asked).containsExactly("start", "stop", "select bearing");
    }
  }

  @Test
  void aTriggerHasANumberThatItsResultHasAsWell() throws Exception {
    int port = Controller.freePort();
    try (OpcUaOutput output = OpcUaReader.server(port, Duration.ofMinutes(1));
        OpcUaReader reader = OpcUaReader.open(port)) {
      output.obey(station);
      output.ready();
      assertThat(reader.value(OpcUaValue.STATE)).isEqualTo("Ready");
      assertThat(call(reader, "Trigger", "A-1", "", "S/9")).containsExactly(true, uint(1));
      assertThat(station.parts).containsExactly(new PartId("A-1", null, "S/9"));
      assertThat(reader.values(OpcUaValue.STATE, OpcUaValue.SEQUENCE, OpcUaValue.PART))
          .containsExactly("SingleExecution", uint(1), "A-1");
      output.send(Samples.inspection(Verdict.Kind.PASS, 1));
      assertThat(reader.readsOpen()).isTrue();
      station.running = false;
      assertThat(call(reader, "Trigger", "A-2", "", "")).containsExactly(false, uint(0));
    }
  }

  private static List<Object> call(OpcUaReader reader, String method, String... said)
      throws Exception {
    CallMethodResult result =
        Objects.requireNonNull(
            reader
                .client()
                .call(
                    List.of(
                        new CallMethodRequest(
                            new NodeId(reader.namespace(), OpcUaNodes.ROOT),
                            new NodeId(reader.namespace(), OpcUaNodes.ROOT + "." + method),
                            Arrays.stream(said).map(Variant::of).toArray(Variant[]::new))))
                .getResults())[0];
    assertThat(result.getStatusCode().isGood()).as(result.getStatusCode().toString()).isTrue();
    return Arrays.stream(Objects.requireNonNull(result.getOutputArguments()))
        .map(each -> each.value())
        .toList();
  }
}
