package org.tenshot.inspect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.output.LineOutput;

/// All outputs of one line as one. A failure is logged when it begins and when it ends, not at
/// every part.
final class LineOutputs {

  private static final Logger LOG = LoggerFactory.getLogger(LineOutputs.class);

  private final List<LineOutput> outputs;
  private final Map<String, String> troubles = new HashMap<>();

  LineOutputs(List<LineOutput> outputs) {
    this.outputs = List.copyOf(outputs);
  }

  /// How a sending went.
  ///
  /// @param trouble what is wrong with an output, or an empty text
  /// @param said what was said to the last of them
  record Sending(String trouble, Inspection said) {}

  /// Says everywhere that the line waits for parts.
  synchronized void ready() {
    outputs.forEach(LineOutput::ready);
  }

  /// Says everywhere that a part is being judged.
  synchronized void begin(Frame.Origin part) {
    outputs.forEach(output -> output.begin(part));
  }

  /// Sends a verdict everywhere, or what became of it meanwhile.
  ///
  /// @param now is asked before each output, what was said last, since the one before may have
  ///   taken its time; never makes a PASS of something else
  synchronized Sending send(Inspection inspection, UnaryOperator<Inspection> now) {
    String trouble = "";
    Inspection said = inspection;
    for (LineOutput output : outputs) {
      said = now.apply(said);
      String own = note(output, output.send(said));
      trouble = own.isEmpty() ? trouble : own;
    }
    return new Sending(trouble, said);
  }

  /// Closes every gate.
  synchronized void safe(String reason) {
    for (LineOutput output : outputs) {
      note(output, output.safe(reason));
    }
  }

  private String note(LineOutput output, LineOutput.Delivery delivery) {
    String now =
        switch (delivery) {
          case LineOutput.Delivery.Sent sent -> "";
          case LineOutput.Delivery.Failed(String sentence) -> sentence;
        };
    String before = troubles.getOrDefault(output.name(), "");
    if (!now.equals(before)) {
      LOG.warn("output {}: {}", output.name(), now.isEmpty() ? "works again" : now);
      troubles.put(output.name(), now);
    }
    return now;
  }
}
