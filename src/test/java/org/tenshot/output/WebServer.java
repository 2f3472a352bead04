package org.tenshot.output;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/// A real web server that keeps what it is sent, and can be told to be slow or to say no.
final class WebServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
  private final List<String> logins = Collections.synchronizedList(new ArrayList<>());
  private volatile int status = 204;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  private WebServer(HttpServer server) {
    this.server = server;
  }

  static WebServer start() throws IOException {
    return started(HttpServer.create(anyPort(), 50));
  }

  static WebServer start(SSLContext context) throws IOException {
    HttpsServer server = HttpsServer.create(anyPort(), 50);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return started(server);
  }

  private static WebServer started(HttpServer server) {
    WebServer web = new WebServer(server);
    server.createContext("/", web::answer);
    server.setExecutor(web.threads);
    server.start();
    return web;
  }

  int port() {
    return server.getAddress().getPort();
  }

  WebhookOutput output(Duration limit) {
    URI address = URI.create("http://127.0.0.1:" + port() + "/in?line=1");
    return new WebhookOutput(
        new WebhookOutput.Server(address, null, null), Clock.systemUTC(), limit);
  }

  /// Answers with another status from now on.
  void say(int other) {
    status = other;
  }

  /// Keeps everybody waiting until {@link #release}.
  void hold() {
    gate = new CountDownLatch(1);
  }

  void release() {
    gate.countDown();
  }

  /// What was sent, as `POST path body`, in the order in which it came.
  List<String> bodies() {
    return List.copyOf(bodies);
  }

  /// The header `Authorization` of each request, `null` where there was none.
  List<String> logins() {
    return List.copyOf(logins);
  }

  @Override
  public void close() {
    release();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    bodies.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " "
            + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    logins.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
