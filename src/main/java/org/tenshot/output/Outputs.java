package org.tenshot.output;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tenshot.domain.TenshotException;

/// Opens outputs by their addresses, as profiles write them; each {@link OutputKind} knows one
/// form.
public final class Outputs {

  /// How long a line usually lets an output take for one sending.
  public static final Duration LIMIT = Duration.ofMillis(200);

  private final List<OutputKind> kinds;

  public Outputs(OutputSettings settings) {
    this.kinds =
        List.of(
            new TcpKind(settings.limit(), settings.outboxes()),
            new ModbusKind(),
            new OpcUaKind(settings),
            new MqttKind(settings),
            new WebhookKind(settings),
            new FileKind(settings.clock(), settings.limit()));
  }

  /// Opens every address. A peer need not be there yet.
  ///
  /// @throws TenshotException if one of them is no address, is there twice, or cannot be used; the
  ///   others are then closed again
  public List<LineOutput> open(List<String> addresses) throws TenshotException {
    List<LineOutput> opened = new ArrayList<>();
    Set<String> names = new HashSet<>();
    try {
      for (String address : addresses) {
        if (!names.add(address)) {
          throw new TenshotException("The output " + address + " stands there twice: remove one.");
        }
        opened.add(open(address));
      }
      return List.copyOf(opened);
    } catch (TenshotException e) {
      opened.forEach(LineOutput::close);
      throw e;
    }
  }

  private LineOutput open(String address) throws TenshotException {
    for (OutputKind kind : kinds) {
      if (kind.means(address)) {
        return kind.open(address);
      }
    }
    throw new TenshotException(
        "The output %s is of no known kind: write one of %s."
            .formatted(
                NetAddress.shown(address),
                kinds.stream().map(OutputKind::form).collect(Collectors.joining(", "))));
  }
}
