package org.tenshot.inspect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Saying;
import org.tenshot.output.LineOutput;

/// All outputs of one line as one. A failure is logged when it begins and when it ends, not at
/// every part.
final class LineOutputs {

  private static final Logger LOG = LoggerFactory.getLogger(LineOutputs.class);

  private final List<LineOutput> outputs;
  private final Map<String, Saying> troubles = new HashMap<>();

  LineOutputs(List<LineOutput> outputs) {
    this.outputs = List.copyOf(outputs);
  }

  /// How a sending went.
  ///
  /// @param trouble what is wrong with an output, or nothing
  /// @param late true if an output was told that it is too late
  record Sending(Saying trouble, boolean late) {}

  /// Says everywhere that the line waits for parts.
  synchronized void ready() {
    outputs.forEach(LineOutput::ready);
  }

  /// Says everywhere that a part is being judged.
  synchronized void begin(Frame.Origin part) {
    outputs.forEach(output -> output.begin(part));
  }

  /// Sends a verdict everywhere; from the moment on that it is late, what is said instead.
  ///
  /// @param instead what is said of a part that is late
  synchronized Sending send(Inspection inspection, BooleanSupplier late, Inspection instead) {
    Saying trouble = Saying.NOTHING;
    boolean missed = false;
    for (LineOutput output : outputs) {
      // Asked anew for each, since the one before may have taken its time.
      missed = missed || late.getAsBoolean();
      Saying own = note(output, output.send(missed ? instead : inspection));
      trouble = own.isEmpty() ? trouble : own;
    }
    return new Sending(trouble, missed);
  }

  /// Closes every gate.
  synchronized void safe(String reason) {
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
