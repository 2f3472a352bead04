package org.tenshot.output;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ushort;

import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Verdict;

/// The variables of the server. Their names follow OPC 40100-1 (machine vision) as far as it has
/// one.
enum OpcUaValue {
  STATE("VisionStateMachine.CurrentState", NodeIds.String, OpcUaValue::state),
  GATE("Gate", NodeIds.Boolean, LineSignals.Moment::open),
  HEARTBEAT("Heartbeat", NodeIds.UInt16, moment -> ushort(moment.heartbeat())),
  SEQUENCE("Result.Sequence", NodeIds.UInt32, moment -> word(moment.sequence())),
  PART("Result.PartId", NodeIds.String, moment -> text(moment.part().part())),
  LOT("Result.LotId", NodeIds.String, moment -> text(moment.part().lot())),
  SERIAL("Result.SerialNumber", NodeIds.String, moment -> text(moment.part().serial())),
  VERDICT("Result.Verdict", NodeIds.String, ofShown("", shown -> shown.verdict().kind().name())),
  CLASS("Result.Class", NodeIds.String, ofShown("", shown -> shown.verdict().className())),
  SURENESS("Result.Sureness", NodeIds.Double, ofShown(0.0, GateLine::confidence)),
  FAULT("Result.FaultCode", NodeIds.String, OpcUaValue::fault),
  TIME(
      "Result.CreationTime",
      NodeIds.DateTime,
      ofShown(DateTime.MIN_VALUE, shown -> new DateTime(shown.origin().capturedAt()))),
  PASSED("Counters.Pass", NodeIds.UInt32, counted(Verdict.Kind.PASS)),
  REJECTED("Counters.Reject", NodeIds.UInt32, counted(Verdict.Kind.REJECT)),
  TO_REVIEW("Counters.Review", NodeIds.UInt32, counted(Verdict.Kind.REVIEW)),
  NO_PART("Counters.NoPart", NodeIds.UInt32, counted(Verdict.Kind.NO_PART)),
  FAULTS("Counters.Fault", NodeIds.UInt32, counted(Verdict.Kind.FAULT)),
  LATE("Counters.Late", NodeIds.UInt32, counted(Fault.Code.LATE)),
  DOUBLE_TRIGGERS("Counters.DoubleTrigger", NodeIds.UInt32, counted(Fault.Code.DOUBLE_TRIGGER)),
  WITHOUT_PICTURE("Counters.NoPicture", NodeIds.UInt32, counted(Fault.Code.NO_PICTURE)),
  TOO_MANY("Counters.Overflow", NodeIds.UInt32, counted(Fault.Code.OVERFLOW));

  private final String path;
  private final NodeId type;
  private final Function<LineSignals.Moment, Object> value;

  OpcUaValue(String path, NodeId type, Function<LineSignals.Moment, Object> value) {
    this.path = path;
    this.type = type;
    this.value = value;
  }

  /// Below the object `VisionSystem`: names with dots between them, such as `Result.Verdict`.
  String path() {
    return path;
  }

  NodeId type() {
    return type;
  }

  Object at(LineSignals.Moment moment) {
    return value.apply(moment);
  }

  private static String state(LineSignals.Moment moment) {
    if (moment.busy()) {
      return "SingleExecution";
    }
    if (!moment.ready()) {
      return "Halted";
    }
    return moment.error() ? "Error" : "Ready";
  }

  private static String fault(LineSignals.Moment moment) {
    Fault.Code code = moment.fault();
    return code == null ? "" : code.name();
  }

  private static Function<LineSignals.Moment, Object> ofShown(
      Object none, Function<Inspection, Object> some) {
    return moment -> {
      Inspection shown = moment.shown();
      return shown == null ? none : some.apply(shown);
    };
  }

  private static Function<LineSignals.Moment, Object> counted(Verdict.Kind kind) {
    return moment -> word(moment.count(kind));
  }

  private static Function<LineSignals.Moment, Object> counted(Fault.Code code) {
    return moment -> word(moment.count(code));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  /// The low 32 bits of a number.
  private static Object word(long number) {
    return uint(number & 0xFFFF_FFFFL);
  }
}
