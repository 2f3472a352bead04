package org.tenshot.inspect;

import java.util.ArrayList;
import java.util.List;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Gate;
import org.tenshot.domain.Inspection;
import org.tenshot.output.LineOutput;

/// Keeps what reached the gate.
final class RecordedGate implements LineOutput {

  final List<Gate> sent = new ArrayList<>();
  final List<String> sentBefore = new ArrayList<>();
  final List<String> reasons = new ArrayList<>();

  @Override
  public String name() {
    return "outlet";
  }

  @Override
  public void begin(Frame.Origin part) {
    sentBefore.add(part.sequence() + ":" + sent.size());
  }

  @Override
  public Delivery send(Inspection inspection) {
    sent.add(inspection.verdict().gate());
    return new Delivery.Sent();
  }

  @Override
  public Delivery safe(String reason) {
    reasons.add(reason);
    return new Delivery.Sent();
  }

  @Override
  public void close() {}
}
