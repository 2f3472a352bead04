package org.tenshot.output;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.servicesets.impl.DefaultAttributeServiceSet;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.structured.WriteRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.WriteResponse;
import org.eclipse.milo.opcua.stack.transport.server.ServerApplicationContext;
import org.eclipse.milo.opcua.stack.transport.server.ServiceRequestContext;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.TenshotException;

/// The library's server with threads of its own, where nothing can be written.
final class OpcUaService {

  private static final Logger LOG = LoggerFactory.getLogger(OpcUaService.class);
  private static final long CLOSING_MILLIS = 2_000;

  /// For requests; they are short.
  private static final int WORKERS = 4;

  private final String name;
  private final EventLoopGroup network;
  private final ExecutorService workers;
  private final ScheduledExecutorService clock;
  private final OpcUaServer server;
  private final OpcUaNodes nodes;
  private volatile @Nullable Exception refusal;

  /// Does not listen yet.
  ///
  /// @param name for the log and for sentences
  /// @param port in the names of threads
  OpcUaService(
      String name,
      int port,
      OpcUaAccess access,
      Supplier<LineSignals.Moment> signals,
      OpcUaMethod.OpcUaOrders orders) {
    this.name = name;
    String thread = "output-opcua-" + port;
    this.network = new NioEventLoopGroup(1, Thread.ofPlatform().daemon().name(thread).factory());
    this.workers =
        Executors.newFixedThreadPool(
            WORKERS, Thread.ofPlatform().daemon().name(thread + "-worker-", 1).factory());
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name(thread + "-clock").factory());
    this.server = new OpcUaServer(config(access), profile -> new Transport());
    access.paths().stream()
        .filter(path -> !path.endsWith("/discovery"))
        .forEach(path -> server.addServiceSet(path, new ReadOnly(server)));
    this.nodes = new OpcUaNodes(server, signals, orders);
    nodes.startup();
  }

  /// Runs on the clock's thread.
  ScheduledExecutorService clock() {
    return clock;
  }

  OpcUaNodes nodes() {
    return nodes;
  }

  /// @throws TenshotException if nothing can listen there
  void listen() throws TenshotException {
    try {
      server.startup().get();
    } catch (ExecutionException e) {
      close();
      throw new TenshotException(
          "%s cannot listen (%s): write an address of this computer such as 127.0.0.1 and a port that is free and that this user may open."
              .formatted(name, refusal == null ? e.getCause() : refusal),
          e);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new TenshotException(name + " was stopped while it opened: start it again.", e);
    }
  }

  /// Ends every connection and every thread. Waits through an interrupt, because the port must be
  /// free for the next start.
  void close() {
    boolean interrupted = Thread.interrupted();
    try {
      server.shutdown();
      nodes.shutdown();
    } finally {
      clock.shutdownNow();
      workers.shutdownNow();
      Future<?> ending = network.shutdownGracefully(0, CLOSING_MILLIS, TimeUnit.MILLISECONDS);
      if (!ending.awaitUninterruptibly(CLOSING_MILLIS)) {
        LOG.warn("{} does not let go of its port", name);
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private OpcUaServerConfig config(OpcUaAccess access) {
    return OpcUaServerConfig.builder()
        .setApplicationName(LocalizedText.english("Tenshot"))
        .setApplicationUri(access.uri())
        .setProductUri("urn:tenshot")
        .setEndpoints(access.endpoints())
        .setIdentityValidator(access.people())
        .setCertificateManager(access.certificates())
        .setExecutor(workers)
        .setScheduledExecutor(clock)
        .build();
  }

  /// Remembers why it could not listen.
  private final class Transport extends OpcTcpServerTransport {

    Transport() {
      super(
          OpcTcpServerTransportConfig.newBuilder()
              .setEventLoop(network)
              .setExecutor(workers)
              .build());
    }

    @Override
    public synchronized void bind(ServerApplicationContext context, InetSocketAddress address)
        throws Exception {
      try {
        super.bind(context, address);
      } catch (Exception e) {
        refusal = e;
        throw e;
      }
    }
  }

  /// Refuses every writing, that to the server's own settings too.
  private static final class ReadOnly extends DefaultAttributeServiceSet {

    ReadOnly(OpcUaServer server) {
      super(server);
    }

    @Override
    public WriteResponse onWrite(ServiceRequestContext context, WriteRequest request)
        throws UaException {
      throw new UaException(StatusCodes.Bad_NotWritable, "nothing can be written here");
    }
  }
}
