package org.tenshot.supply;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The body of an answer, taken piece by piece with a limit on the silence between two pieces. The
/// client's own streams wait for ever.
///
/// Filled by the client's threads, emptied by one other; holds two pieces at most.
final class ArrivingBody implements BodySubscriber<ArrivingBody>, AutoCloseable {

  private sealed interface Event {}

  private record Piece(List<ByteBuffer> bytes) implements Event {}

  private record Ended() implements Event {}

  private record Broken(Throwable cause) implements Event {}

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final CompletableFuture<Subscription> source = new CompletableFuture<>();

  @Override
  public CompletionStage<ArrivingBody> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    source.complete(subscription);
    subscription.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> bytes) {
    events.add(new Piece(List.copyOf(bytes)));
  }

  @Override
  public void onError(Throwable cause) {
    events.add(new Broken(cause));
  }

  @Override
  public void onComplete() {
    events.add(new Ended());
  }

  /// The next piece; empty at the end.
  ///
  /// @throws IOException if the connection broke or was silent for longer than the limit
  List<ByteBuffer> next(Duration limit) throws IOException, InterruptedException {
    Event event = events.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
    return switch (event) {
      case null -> throw new IOException("nothing came for " + seconds(limit));
      case Piece(List<ByteBuffer> bytes) -> {
        source.join().request(1);
        yield bytes;
      }
      case Ended() -> List.of();
      case Broken(Throwable cause) -> throw new IOException(cause.getMessage(), cause);
    };
  }

  static String seconds(Duration limit) {
    return (limit.toMillis() + 999) / 1000 + " s";
  }

  /// Lets go of the connection.
  @Override
  public void close() {
    source.thenAccept(Subscription::cancel);
  }
}
