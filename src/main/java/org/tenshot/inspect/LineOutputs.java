package org.tenshot.inspect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Saying;
import org.tenshot.output.LineOutput;

/// All outputs of one line as one, for one run. A failure is logged when it begins and when it
/// ends, not at every part.
final class LineOutputs {

  private static final Logger LOG = LoggerFactory.getLogger(LineOutputs.class);

  private final List<LineOutput> outputs;
  private final Map<String, Saying> troubles = new HashMap<>();
  private volatile boolean retired;

  LineOutputs(List<LineOutput> outputs) {
    this.outputs = List.copyOf(outputs);
  }

  /// How a sending went.
  ///
  /// @param trouble what is wrong with an output, or nothing
  /// @param told what the last output was told
  record Sending(Saying trouble, Inspection told) {}

  /// Says everywhere that a run begins, before anything else of it.
  synchronized void start() {
    outputs.forEach(LineOutput::start);
  }

  /// Says everywhere that the line waits for parts.
  synchronized void ready() {
    if (!retired) {
      outputs.forEach(LineOutput::ready);
    }
  }

  /// Says everywhere that a part is being judged.
  synchronized void begin(Frame.Origin part) {
    if (!retired) {
      outputs.forEach(output -> output.begin(part));
    }
  }

  /// Sends a verdict everywhere.
  ///
  /// @param still what may be said of it at this moment, given what was said last: the same, or
  ///   less
  synchronized Sending send(Inspection inspection, UnaryOperator<Inspection> still) {
    Saying trouble = Saying.NOTHING;
    Inspection told = still.apply(inspection);
    for (LineOutput output : retired ? List.<LineOutput>of() : outputs) {
      // Asked anew for each, since the one before may have taken its time.
      told = still.apply(told);
      Saying own = note(output, output.send(told));
      trouble = own.isEmpty() ? trouble : own;
    }
    return new Sending(trouble, told);
  }

  /// Closes every gate and says no more, since the outputs may be another run's from now on.
  synchronized void retire(String reason) {
    safe(reason);
    retired = true;
  }

  /// Closes every gate.
  synchronized void safe(String reason) {
    if (retired) {
      return;
    }
    for (LineOutput output : outputs) {
      note(output, output.safe(reason));
    }
  }

  private Saying note(LineOutput output, LineOutput.Delivery delivery) {
    Saying now =
        switch (delivery) {
          case LineOutput.Delivery.Sent sent -> Saying.NOTHING;
          case LineOutput.Delivery.Failed(Saying saying) -> saying;
        };
    Saying before = troubles.getOrDefault(output.name(), Saying.NOTHING);
    if (!now.equals(before)) {
      LOG.warn("output {}: {}", output.name(), now.isEmpty() ? "works again" : now);
      troubles.put(output.name(), now);
    }
    return now;
  }
}
