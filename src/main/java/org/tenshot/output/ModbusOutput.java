package org.tenshot.output;

import com.digitalpetri.modbus.server.ModbusTcpServer;
import com.digitalpetri.modbus.tcp.server.NettyTcpServerTransport;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.PartId;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.TriggerRule;

/// A Modbus TCP server that controllers poll. {@link ModbusSignals} says what they read.
///
/// `Sent` means that the verdict can be read from now on; nobody may be reading. One thread serves
/// all controllers and counts the heartbeat, so a heartbeat that stands means that no answer can be
/// trusted. Modbus has neither names nor encryption: whoever reaches the port can read verdicts,
/// acknowledge them, trigger and choose the product, but nobody can set OK.
public final class ModbusOutput implements LineOutput {

  /// How often the heartbeat counts.
  static final Duration BEAT = Duration.ofMillis(250);

  private static final Logger LOG = LoggerFactory.getLogger(ModbusOutput.class);
  private static final long CLOSING_MILLIS = 2_000;

  private final String name;
  private final ModbusSignals signals;
  private final ModbusControl control = new ModbusControl(new Acts());
  private volatile LineOrders orders = LineOrders.DEAF;
  private final EventLoopGroup thread;
  private final NettyTcpServerTransport transport;
  private boolean closed;

  /// Where a server listens and how it answers.
  ///
  /// @param host a name or address of this computer; 127.0.0.1 keeps other computers out
  /// @param port 1..65535
  /// @param unit the unit number that is answered to, 0..255, or {@link ModbusTable#ANY_UNIT}
  /// @param hold how long a PASS can be read
  /// @param values what stands for each kind of verdict
  record Settings(String host, int port, int unit, Duration hold, VerdictValues values) {

    /// With the usual values.
    Settings(String host, int port, int unit, Duration hold) {
      this(host, port, unit, hold, VerdictValues.USUAL);
    }
  }

  /// Listens from now on; shows neither OK nor NG before the first verdict.
  ///
  /// @param name the address as the profile writes it
  /// @throws TenshotException if nothing can listen there
  ModbusOutput(String name, Settings settings) throws TenshotException {
    this.name = name;
    this.signals =
        new ModbusSignals(
            settings.hold(),
            settings.values(),
            () -> orders.standing(),
            control::shown,
            control::selection);
    this.thread =
        new NioEventLoopGroup(
            1, Thread.ofPlatform().daemon().name("output-modbus-" + settings.port()).factory());
    this.transport =
        NettyTcpServerTransport.create(
            config ->
                config
                    .setBindAddress(settings.host())
                    .setPort(settings.port())
                    .setEventLoopGroup(thread)
                    .setExecutor(thread));
    ModbusTcpServer server =
        ModbusTcpServer.create(
            transport,
            new ModbusTable(signals, control, settings.unit()),
            config -> config.setRequestSerializer(new ModbusRequests()));
    listen(server);
    long beat = BEAT.toMillis();
    thread.scheduleAtFixedRate(signals::tick, beat, beat, TimeUnit.MILLISECONDS);
  }

  private void listen(ModbusTcpServer server) throws TenshotException {
    try {
      server.start();
    } catch (ExecutionException e) {
      letGo();
      throw new TenshotException(
          "%s cannot listen (%s): write an address of this computer such as 127.0.0.1 or 0.0.0.0 and a port that is free and that this user may open."
              .formatted(name, e.getCause()),
          e);
    } catch (InterruptedException e) {
      letGo();
      Thread.currentThread().interrupt();
      throw new TenshotException(name + " was stopped while it opened: start it again.", e);
    }
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
    }
  }

  @Override
  public synchronized void begin(Frame.Origin part) {
    if (!closed) {
      signals.begin(part.sequence(), part.part());
    }
  }

  /// Nothing of this part can be told before it is known to have begun: whoever tells waits for
  /// this lock.
  private synchronized void trigger(PartId part) {
    if (!closed) {
      long number = orders.trigger(TriggerRule.By.MODBUS, part, Duration.ZERO);
      if (number == LineOrders.REFUSED) {
        LOG.warn("{}: a trigger came, and the line does not take any", name);
      } else {
        signals.begin(number, part);
      }
    }
  }

  @Override
  public synchronized Delivery send(Inspection inspection) {
    if (closed) {
      return Delivery.Failed.closed(name);
    }
    signals.judged(inspection, System.nanoTime());
    return new Delivery.Sent();
  }

  /// As the interface says; the reason is not shown, because a controller could not act on it.
  @Override
  public synchronized Delivery safe(String reason) {
    if (closed) {
      return Delivery.Failed.closed(name);
    }
    signals.safe();
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
    transport.unbind();
    letGo();
  }

  /// Ends the thread, and with it every connection. Waits through an interrupt, because the port
  /// must be free for the next start.
  private void letGo() {
    Future<?> ending = thread.shutdownGracefully(0, CLOSING_MILLIS, TimeUnit.MILLISECONDS);
    if (!ending.awaitUninterruptibly(CLOSING_MILLIS)) {
      LOG.warn("{} does not let go of its port", name);
    }
  }

  /// What controllers set off.
  private final class Acts implements ModbusControl.Acts {

    @Override
    public void trigger(PartId part) {
      ModbusOutput.this.trigger(part);
    }

    @Override
    public void acknowledge() {
      signals.acknowledge();
    }

    @Override
    public CompletionStage<?> select(int product) {
      return orders.selectProduct(product);
    }
  }
}
