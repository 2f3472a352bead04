package org.tenshot.output;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;

/// The object `VisionSystem` with the variables of {@link OpcUaValue}.
///
/// Whoever reads gets what holds at that moment; one request sees one moment. Whoever subscribes is
/// told of every change when it happens, and not at the pace of a sampling interval, so that no
/// verdict is left out where the client asked for a queue.
final class OpcUaNodes extends ManagedNamespaceWithLifecycle {

  static final String NAMESPACE = "urn:tenshot:machine-vision";

  static final String ROOT = "VisionSystem";

  private final Supplier<LineSignals.Moment> signals;
  private final OpcUaMethod.OpcUaOrders orders;
  private final Map<OpcUaValue, UaVariableNode> variables = new EnumMap<>(OpcUaValue.class);
  private final Set<DataItem> items = ConcurrentHashMap.newKeySet();

  OpcUaNodes(
      OpcUaServer server, Supplier<LineSignals.Moment> signals, OpcUaMethod.OpcUaOrders orders) {
    super(server, NAMESPACE);
    this.orders = orders;
    this.signals = signals;
    getLifecycleManager().addStartupTask(this::build);
  }

  /// Takes over what holds now and tells whoever subscribes.
  synchronized void refresh() {
    LineSignals.Moment moment = signals.get();
    DateTime now = DateTime.now();
    for (Map.Entry<OpcUaValue, UaVariableNode> each : variables.entrySet()) {
      Object value = each.getKey().at(moment);
      UaVariableNode node = each.getValue();
      if (!value.equals(node.getValue().value().value())) {
        node.setValue(new DataValue(Variant.of(value), StatusCode.GOOD, now, now));
      }
    }
    items.forEach(this::tell);
  }

  @Override
  public synchronized List<DataValue> read(
      ReadContext context, Double maxAge, TimestampsToReturn times, List<ReadValueId> what) {
    refresh();
    return super.read(context, maxAge, times, what);
  }

  @Override
  public synchronized void onDataItemsCreated(List<DataItem> created) {
    items.addAll(created);
    refresh();
  }

  @Override
  public synchronized void onDataItemsModified(List<DataItem> modified) {
    modified.forEach(this::tell);
  }

  @Override
  public synchronized void onDataItemsDeleted(List<DataItem> deleted) {
    deleted.forEach(items::remove);
  }

  @Override
  public synchronized void onMonitoringModeChanged(List<MonitoredItem> changed) {
    refresh();
  }

  /// The item itself leaves out what has not changed.
  private void tell(DataItem item) {
    ReadValueId what = item.getReadValueId();
    if (item.isSamplingEnabled()) {
      List<DataValue> values =
          super.read(
              new ReadContext(getServer(), item.getSession()),
              0.0,
              item.getTimestampsToReturn(),
              List.of(what));
      item.setValue(values.getFirst());
    }
  }

  private void build() {
    Map<String, UaObjectNode> objects = new HashMap<>();
    UaObjectNode root = object(ROOT, ROOT);
    root.addReference(
        new Reference(
            root.getNodeId(), NodeIds.Organizes, NodeIds.ObjectsFolder.expanded(), false));
    LineSignals.Moment moment = signals.get();
    for (OpcUaValue value : OpcUaValue.values()) {
      String[] names = value.path().split("\\.");
      UaObjectNode parent = root;
      if (names.length == 2) {
        parent =
            objects.computeIfAbsent(
                names[0],
                name -> {
                  UaObjectNode object = object(ROOT + "." + name, name);
                  root.addComponent(object);
                  return object;
                });
      }
      UaVariableNode variable = variable(value, names[names.length - 1], moment);
      parent.addComponent(variable);
      variables.put(value, variable);
    }
    for (OpcUaMethod.Kind kind : OpcUaMethod.Kind.values()) {
      addMethod(root, kind);
    }
  }

  private void addMethod(UaObjectNode root, OpcUaMethod.Kind kind) {
    UaMethodNode node =
        UaMethodNode.build(
            getNodeContext(),
            method ->
                method
                    .setNodeId(newNodeId(ROOT + "." + kind.browseName()))
                    .setBrowseName(newQualifiedName(kind.browseName()))
                    .setDisplayName(LocalizedText.english(kind.browseName()))
                    .buildAndAdd());
    OpcUaMethod handler = new OpcUaMethod(node, kind, orders);
    node.setInputArguments(handler.getInputArguments());
    node.setOutputArguments(handler.getOutputArguments());
    node.setInvocationHandler(handler);
    root.addComponent(node);
  }

  private UaObjectNode object(String id, String name) {
    return UaObjectNode.build(
        getNodeContext(),
        object ->
            object
                .setNodeId(newNodeId(id))
                .setBrowseName(newQualifiedName(name))
                .setDisplayName(LocalizedText.english(name))
                .setTypeDefinition(NodeIds.BaseObjectType)
                .buildAndAdd());
  }

  private UaVariableNode variable(OpcUaValue value, String name, LineSignals.Moment moment) {
    NodeId id = newNodeId(ROOT + "." + value.path());
    return UaVariableNode.build(
        getNodeContext(),
        variable ->
            variable
                .setNodeId(id)
                .setBrowseName(newQualifiedName(name))
                .setDisplayName(LocalizedText.english(name))
                .setDataType(value.type())
                .setTypeDefinition(NodeIds.BaseDataVariableType)
                .setAccessLevel(AccessLevel.READ_ONLY)
                .setUserAccessLevel(AccessLevel.READ_ONLY)
                .setMinimumSamplingInterval(0.0)
                .setValue(new DataValue(Variant.of(value.at(moment))))
                .buildAndAdd());
  }
}
