package org.tenshot.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.tenshot.domain.TenshotException;

/// An OPC UA client in tests.
///
/// @param client is connected
/// @param namespace index of the names of this product
record OpcUaReader(OpcUaClient client, UShort namespace) implements AutoCloseable {

  /// A server on this computer's own address.
  static OpcUaOutput server(int port, Duration hold) throws TenshotException {
    return new OpcUaOutput(
        "opcua://127.0.0.1:" + port, port, hold, OpcUaAccess.open("127.0.0.1", port));
  }

  /// Without encryption and without a name.
  static OpcUaReader open(int port) throws UaException {
    return of(OpcUaClient.create("opc.tcp://127.0.0.1:" + port));
  }

  static OpcUaReader of(OpcUaClient client) throws UaException {
    try {
      client.connect();
      return new OpcUaReader(client, client.getNamespaceTable().getIndex(OpcUaNodes.NAMESPACE));
    } catch (UaException | RuntimeException e) {
      client.disconnect();
      throw e;
    }
  }

  NodeId id(OpcUaValue value) {
    return new NodeId(namespace, OpcUaNodes.ROOT + "." + value.path());
  }

  /// Read by one request.
  List<Object> values(OpcUaValue... values) throws UaException {
    return client
        .readValues(0, TimestampsToReturn.Both, Arrays.stream(values).map(this::id).toList())
        .stream()
        .map(value -> value.value().value())
        .toList();
  }

  Object value(OpcUaValue value) throws UaException {
    return values(value).getFirst();
  }

  /// Names of the nodes right below one.
  List<String> below(NodeId node) throws UaException {
    return client.getAddressSpace().browseNodes(node).stream()
        .map(each -> String.valueOf(each.getBrowseName().name()))
        .toList();
  }

  boolean readsOpen() throws UaException {
    return value(OpcUaValue.GATE).equals(true);
  }

  StatusCode write(NodeId node, Object value) throws UaException {
    return client
        .writeValues(List.of(node), List.of(DataValue.valueOnly(Variant.of(value))))
        .getFirst();
  }

  /// What the server tells of these from now on, each into its queue.
  void subscribe(Map<OpcUaValue, Queue<Object>> told) throws Exception {
    OpcUaSubscription subscription = new OpcUaSubscription(client, 50);
    subscription.create();
    told.forEach(
        (value, queue) -> {
          OpcUaMonitoredItem item =
              new OpcUaMonitoredItem(
                  new ReadValueId(
                      id(value), AttributeId.Value.uid(), null, QualifiedName.NULL_VALUE));
          item.setSamplingInterval(0);
          item.setQueueSize(uint(100));
          item.setDataValueListener((which, said) -> queue.add(said.value().value()));
          subscription.addMonitoredItem(item);
        });
    subscription.synchronizeMonitoredItems();
  }

  static Queue<Object> queue() {
    return new ConcurrentLinkedQueue<>();
  }

  /// What a subscriber was told, without the first, which is how things stood.
  static Stream<Object> changes(Queue<Object> told) {
    return told.stream().skip(1);
  }

  /// What a test waits for.
  interface Check {
    boolean holds() throws Exception;
  }

  /// Waits until it holds, for 20 s at most.
  static void await(Check check) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!check.holds()) {
      assertThat(System.nanoTime()).as("it never came").isLessThan(end);
      Thread.sleep(20);
    }
  }

  @Override
  public void close() throws UaException {
    client.disconnect();
  }
}
