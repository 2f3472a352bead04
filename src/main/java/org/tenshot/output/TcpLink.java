package org.tenshot.output;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A TCP connection on which nothing takes longer than a deadline: not the name, not connecting,
/// not writing. One thread at a time.
///
/// Deadlines are in `System.nanoTime()`.
final class TcpLink implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TcpLink.class);

  /// Small, so that a peer that stops reading is noticed after some dozens of lines.
  private static final int SEND_BUFFER = 4096;

  private final String host;
  private final int port;
  private @Nullable SocketChannel channel;
  private @Nullable FutureTask<InetAddress> lookup;

  TcpLink(String host, int port) {
    this.host = host;
    this.port = port;
  }

  boolean isConnected() {
    return channel != null;
  }

  /// Sends a line, over a new connection where there is none.
  ///
  /// @throws IOException if it was not handed to the system by the deadline; the connection is then
  ///   cut, and what it still held is thrown away
  void send(String line, long deadline) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
    try {
      SocketChannel open = channel;
      if (open == null || isGone(open)) {
        cut();
        open = connect(deadline);
        channel = open;
      }
      write(open, bytes, deadline);
    } catch (IOException e) {
      cut();
      throw e;
    }
  }

  /// Ends the connection and lets the peer read what was sent.
  @Override
  public void close() {
    SocketChannel open = channel;
    channel = null;
    close(open);
  }

  /// True if the peer has hung up. Throws away what it said, which nobody asked for.
  private static boolean isGone(SocketChannel open) {
    ByteBuffer unread = ByteBuffer.allocate(1024);
    try {
      return open.read(unread) < 0;
    } catch (IOException e) {
      return true;
    }
  }

  private SocketChannel connect(long deadline) throws IOException {
    InetSocketAddress address = new InetSocketAddress(resolve(deadline), port);
    SocketChannel fresh = SocketChannel.open();
    try {
      fresh.configureBlocking(false);
      fresh.setOption(StandardSocketOptions.TCP_NODELAY, true);
      fresh.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      fresh.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
      if (!fresh.connect(address)) {
        await(fresh, SelectionKey.OP_CONNECT, deadline, "it does not answer");
        fresh.finishConnect();
      }
      return fresh;
    } catch (IOException e) {
      close(fresh);
      throw e;
    }
  }

  private static void write(SocketChannel open, ByteBuffer bytes, long deadline)
      throws IOException {
    while (open.write(bytes) >= 0 && bytes.hasRemaining()) {
      await(open, SelectionKey.OP_WRITE, deadline, "it does not read");
    }
  }

  private static void await(SocketChannel open, int what, long deadline, String otherwise)
      throws IOException {
    try (Selector selector = Selector.open()) {
      open.register(selector, what);
      long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      // An interrupt ends the wait as well; the line is then being stopped.
      if (millis <= 0 || selector.select(millis) == 0) {
        throw new IOException(otherwise);
      }
    }
  }

  /// Looks the name up on a thread of its own, since the system may take many seconds for it.
  private InetAddress resolve(long deadline) throws IOException {
    FutureTask<InetAddress> running = lookup;
    if (running == null) {
      running = new FutureTask<>(() -> InetAddress.getByName(host));
      lookup = running;
      Thread.ofPlatform().daemon().name("lookup-" + host).start(running);
    }
    try {
      InetAddress address =
          running.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      lookup = null;
      return address;
    } catch (TimeoutException e) {
      throw new IOException("the name " + host + " is still being looked up", e);
    } catch (ExecutionException e) {
      lookup = null;
      throw new IOException("the name " + host + " is unknown", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the line was stopped", e);
    }
  }

  /// Ends the connection at once; what the peer has not read yet is lost, and must be: it is old.
  private void cut() {
    SocketChannel open = channel;
    channel = null;
    if (open != null) {
      try {
        open.setOption(StandardSocketOptions.SO_LINGER, 0);
      } catch (IOException e) {
        LOG.debug("the system had given the connection to {} up already", host, e);
      }
    }
    close(open);
  }

  private void close(@Nullable SocketChannel open) {
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      LOG.debug("the connection to {} ended with an error", host, e);
    }
  }
}
