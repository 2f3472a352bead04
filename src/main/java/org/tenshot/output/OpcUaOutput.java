package org.tenshot.output;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.PartId;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.TriggerRule;

/// An OPC UA server that controllers read and subscribe to. {@link OpcUaValue} says what they get.
///
/// `Sent` means that the verdict can be read from now on; nobody may be reading. Nothing can be
/// written; {@link OpcUaMethod} says what can be called.
public final class OpcUaOutput implements LineOutput {

  /// How often the heartbeat counts.
  static final Duration BEAT = Duration.ofMillis(250);

  private final String name;
  private final Duration hold;
  private final LineSignals signals;
  private final OpcUaService service;
  private volatile LineOrders orders = LineOrders.DEAF;
  private boolean closed;

  /// Listens from now on; the gate is closed until the first PASS.
  ///
  /// @param name the address as the profile writes it
  /// @param port in the names of threads
  /// @param hold how long a PASS can be read
  /// @throws TenshotException if nothing can listen there
  OpcUaOutput(String name, int port, Duration hold, OpcUaAccess access) throws TenshotException {
    this.name = name;
    this.hold = hold;
    this.signals = new LineSignals(hold);
    this.service =
        new OpcUaService(name, port, access, () -> signals.at(System.nanoTime()), new Calls());
    service.listen();
    long beat = BEAT.toMillis();
    service.clock().scheduleAtFixedRate(this::beat, beat, beat, TimeUnit.MILLISECONDS);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void obey(LineOrders station) {
    orders = station;
  }

  @Override
  public synchronized void start() {
    signals.start();
  }

  @Override
  public synchronized void ready() {
    if (!closed) {
      signals.ready();
      service.nodes().refresh();
    }
  }

  @Override
  public synchronized void begin(Frame.Origin part) {
    if (!closed) {
      signals.begin(part.sequence(), part.part());
      service.nodes().refresh();
    }
  }

  @Override
  public synchronized Delivery send(Inspection inspection) {
    if (closed) {
      return Delivery.Failed.closed(name);
    }
    signals.judged(inspection, System.nanoTime());
    service.nodes().refresh();
    // Whoever reads after the hold time gets no PASS in any case; this tells whoever subscribes.
    service.clock().schedule(service.nodes()::refresh, hold.toMillis() + 1, TimeUnit.MILLISECONDS);
    return new Delivery.Sent();
  }

  /// As the interface says; the reason is not shown, because a controller could not act on it.
  @Override
  public synchronized Delivery safe(String reason) {
    if (closed) {
      return Delivery.Failed.closed(name);
    }
    signals.safe();
    service.nodes().refresh();
    return new Delivery.Sent();
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      safe("the output is closed");
      closed = true;
    }
    service.close();
  }

  /// Nothing of this part can be told before it is known to have begun: whoever tells waits for
  /// this lock.
  private synchronized long trigger(PartId part) {
    if (closed) {
      return LineOrders.REFUSED;
    }
    long number = orders.trigger(TriggerRule.By.OPCUA, part, Duration.ZERO);
    if (number != LineOrders.REFUSED) {
      signals.begin(number, part);
      service.nodes().refresh();
    }
    return number;
  }

  /// What clients call.
  private final class Calls implements OpcUaMethod.OpcUaOrders {

    private final Semaphore turn = new Semaphore(1);

    @Override
    public LineOrders station() {
      return orders;
    }

    @Override
    public long trigger(PartId part) {
      return OpcUaOutput.this.trigger(part);
    }

    @Override
    public Semaphore turn() {
      return turn;
    }
  }

  private void beat() {
    signals.tick();
    service.nodes().refresh();
  }
}
