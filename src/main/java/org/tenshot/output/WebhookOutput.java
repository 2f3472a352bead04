package org.tenshot.output;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Saying;

/// Posts one JSON object a verdict to a web server, in their order and never twice.
///
/// `Sent` means that the server answered with a status from 200 to 299 within the limit. `Failed`
/// means that it did not: a slow server may still get the message, for which a few seconds are left
/// beside the line, one that is away does not. A line waits for one request at most: while one is
/// under way, those after it queue up and fail at once as far as the line is concerned, and those
/// that find the queue full are not sent.
public final class WebhookOutput implements LineOutput {

  /// How many messages wait for a slow server.
  static final int CAPACITY = 64;

  /// How long a server has for one message beside the line.
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration SHORTEST_CLOSING = Duration.ofSeconds(2);

  private final String name;
  private final Server server;
  private final Clock clock;
  private final Duration limit;
  private final HttpClient client;
  private final ThreadPoolExecutor sender;
  private @Nullable Future<?> last;
  private boolean closed;

  /// Where messages go.
  ///
  /// @param token is shown as `Authorization: Bearer …`; null for none
  /// @param trust whose certificates are believed; null for those that Java believes
  record Server(URI address, @Nullable String token, @Nullable SSLContext trust) {}

  /// The server need not be there yet.
  ///
  /// @param clock for the time of safe states
  /// @param limit the longest that a sending takes; closing takes as long, and 2 s at least
  WebhookOutput(Server server, Clock clock, Duration limit) {
    this.name = server.address().toString();
    this.server = server;
    this.clock = clock;
    this.limit = limit;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER);
    SSLContext trust = server.trust();
    this.client = trust == null ? builder.build() : builder.sslContext(trust).build();
    this.sender =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(CAPACITY),
            Thread.ofPlatform()
                .daemon()
                .name("output-web-" + server.address().getHost())
                .factory());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized Delivery send(Inspection inspection) {
    return deliver(VerdictJson.verdict(inspection));
  }

  @Override
  public synchronized Delivery safe(String reason) {
    return deliver(VerdictJson.safe(reason, clock.instant()));
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      safe("the output is closed");
      closed = true;
      sender.shutdown();
      Future<?> rest = last;
      if (rest != null && !rest.isDone()) {
        await(rest, limit.compareTo(SHORTEST_CLOSING) > 0 ? limit : SHORTEST_CLOSING);
      }
      sender.shutdownNow();
      client.shutdownNow();
    }
  }

  private Delivery deliver(JsonObject json) {
    if (closed) {
      return Delivery.Failed.closed(name);
    }
    json.addProperty("id", UUID.randomUUID().toString());
    String text = VerdictJson.text(json);
    Future<?> before = last;
    boolean busy = before != null && !before.isDone();
    Future<Integer> posting;
    try {
      posting = sender.submit(() -> post(text));
    } catch (RejectedExecutionException e) {
      return new Delivery.Failed(
          Saying.of(
              "output.web-behind",
              "{0} is slower than the line, and {1} messages wait for it: this one is not sent. Check the server.",
              name,
              CAPACITY));
    }
    last = posting;
    return busy
        ? new Delivery.Failed(
            Saying.of(
                "output.web-busy",
                "{0} is still busy with the message before: check the server.",
                name))
        : await(posting, limit);
  }

  private Delivery await(Future<?> posting, Duration patience) {
    try {
      Waits.through(posting, patience);
      return new Delivery.Sent();
    } catch (TimeoutException e) {
      return new Delivery.Failed(
          Saying.of(
              "output.web-slow",
              "{0} did not take the verdict within {1} ms: check the server.",
              name,
              patience.toMillis()));
    } catch (ExecutionException e) {
      return new Delivery.Failed(
          Saying.of(
              "output.web-failed",
              "{0} did not take the verdict ({1}): check the server, the path and the token.",
              name,
              said(e)));
    }
  }

  private static String said(ExecutionException failure) {
    Throwable cause = failure.getCause();
    return cause == null ? "" : String.valueOf(cause.getMessage());
  }

  /// Runs on the sender's thread.
  ///
  /// @return the status
  /// @throws IOException if the server is not there, says no, or takes longer than its time
  private int post(String text) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.address())
            .header("Content-Type", "application/json")
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(text));
    if (server.token() != null) {
      request.header("Authorization", "Bearer " + server.token());
    }
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding());
    try {
      // The client's own time ends with the first byte of the answer; this one with the last.
      int status = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).statusCode();
      if (status < 200 || status > 299) {
        throw new IOException("it answered with status " + status);
      }
      return status;
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } catch (TimeoutException e) {
      throw new IOException("it does not answer", e);
    } finally {
      answer.cancel(true);
    }
  }
}
