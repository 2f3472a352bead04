package org.tenshot.camera;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A network camera that sends motion JPEG over HTTP, and can be told to misbehave.
public final class MjpegServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicInteger connections = new AtomicInteger();

  /// What the camera does with one connection, until it returns.
  public interface Behaviour {
    void serve(Wire wire) throws IOException, InterruptedException;
  }

  /// One connection.
  public record Wire(OutputStream out, CountDownLatch closing, int connection) {

    public void send(byte[] jpeg) throws IOException, InterruptedException {
      raw(part(jpeg));
      closing.await(30, TimeUnit.MILLISECONDS);
    }

    public void raw(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }

    /// Keeps the connection and sends nothing more.
    void stall() throws InterruptedException {
      closing.await();
    }

    void sendForEver(byte[] jpeg) throws IOException, InterruptedException {
      while (closing.getCount() > 0) {
        send(jpeg);
      }
    }
  }

  /// @param port 0 for any
  public MjpegServer(int port, Behaviour behaviour) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> serve(exchange, behaviour));
    server.start();
  }

  private void serve(HttpExchange exchange, Behaviour behaviour) {
    try (exchange) {
      exchange
          .getResponseHeaders()
          .set("Content-Type", "multipart/x-mixed-replace; boundary=frame");
      exchange.sendResponseHeaders(200, 0);
      behaviour.serve(new Wire(exchange.getResponseBody(), closing, connections.getAndIncrement()));
    } catch (IOException theOtherSideWent) {
      // As a camera does: the next connection is another matter.
      return;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  static byte[] part(byte[] jpeg) throws IOException {
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    String head =
        "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: " + jpeg.length + "\r\n\r\n";
    part.write(head.getBytes(StandardCharsets.US_ASCII));
    part.write(jpeg);
    part.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    return part.toByteArray();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String url() {
    return "http://127.0.0.1:" + port() + "/live";
  }

  int connections() {
    return connections.get();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
