package org.tenshot.supply;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.FileHash;

/// Fetches one file whose length and sha256 are known. What came so far stays in a file beside, and
/// the next try, or the next start of the program, goes on from there.
final class Download {

  private final HttpClient client;
  private final TimeLimits limits;
  private final FetchNews news;

  Download(HttpClient client, TimeLimits limits, FetchNews news) {
    this.client = client;
    this.limits = limits;
    this.news = news;
  }

  /// A try that brought no whole file; another one may.
  private static final class Interrupted extends Exception {

    private static final long serialVersionUID = 1L;

    Interrupted(String what) {
      super(what);
    }

    Interrupted(String what, Throwable cause) {
      super(what, cause);
    }

    String what() {
      String message = getMessage();
      return message == null ? "the connection broke" : message;
    }
  }

  /// Fetches the file into `part`, and returns when it is there and proven.
  ///
  /// @param address of the file
  /// @param part where it is gathered; what lies there already is gone on with
  /// @param before bytes of the pack that lie elsewhere, for the progress
  /// @throws TenshotException if the server has no such file, another one, or cannot be reached, or
  ///   the disk cannot take it
  void fetch(URI address, PinnedFile file, Part part, long before)
      throws TenshotException, InterruptedException {
    boolean joined = gather(address, file, part, before);
    if (isRight(file, part)) {
      return;
    }
    if (joined) {
      news.say(file.name() + " was joined from two contents; starting it again");
      gather(address, file, part, before);
      if (isRight(file, part)) {
        return;
      }
    }
    throw new TenshotException(
        address
            + " has another content than the one that is pinned (sha256 "
            + file.sha256()
            + "): it was not kept. Take another mirror, or bring the pack on a stick and use"
            + " `encoders import`.");
  }

  /// True if the content is the pinned one; deletes any other.
  private static boolean isRight(PinnedFile file, Part part) throws TenshotException {
    boolean right = FileHash.sha256(part.file()).equals(file.sha256());
    if (!right) {
      part.discard();
    }
    return right;
  }

  /// @return true if the file was joined from more than one answer
  private boolean gather(URI address, PinnedFile file, Part part, long before)
      throws TenshotException, InterruptedException {
    boolean joined = part.size() > 0;
    int vain = 0;
    while (part.size() != file.bytes()) {
      long had = part.size();
      try {
        joined |= had > 0;
        attempt(address, file, part, before);
      } catch (Interrupted e) {
        vain = part.size() > had ? 1 : vain + 1;
        if (vain >= limits.tries()) {
          throw new TenshotException(
              address
                  + " could not be fetched ("
                  + e.what()
                  + "). What came is kept: check the network and give the same command again, name"
                  + " a mirror with --mirror, or bring the pack on a stick and use `encoders"
                  + " import`.",
              e);
        }
        news.say(file.name() + ": " + e.what() + "; trying again");
        Thread.sleep(limits.pause().multipliedBy(vain));
      }
    }
    return joined;
  }

  private void attempt(URI address, PinnedFile file, Part part, long before)
      throws Interrupted, TenshotException, InterruptedException {
    long have = part.size();
    if (have > file.bytes()) {
      part.discard();
      have = 0;
    }
    HttpResponse<ArrivingBody> answer = send(request(address, part, have));
    try (ArrivingBody body = answer.body()) {
      long from = start(answer, address, file, part, have);
      long offered = answer.headers().firstValueAsLong("Content-Length").orElse(-1);
      if (offered >= 0 && offered != file.bytes() - from) {
        throw new TenshotException(
            address
                + " offers "
                + (from + offered)
                + " bytes where "
                + file.bytes()
                + " are pinned: take another mirror.");
      }
      if (from == 0) {
        part.begin(answer.headers().firstValue("ETag").orElse(""));
      }
      write(body, address, file, part, before);
    }
  }

  private static HttpRequest request(URI address, Part part, long have) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("User-Agent", "Tenshot")
            .header("Accept-Encoding", "identity");
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
      part.tag().ifPresent(tag -> request.header("If-Range", tag));
    }
    return request.build();
  }

  private HttpResponse<ArrivingBody> send(HttpRequest request)
      throws Interrupted, InterruptedException {
    CompletableFuture<HttpResponse<ArrivingBody>> answer =
        client.sendAsync(request, head -> new ArrivingBody());
    try {
      return answer.get(limits.answer().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new Interrupted("no answer for " + ArrivingBody.seconds(limits.answer()), e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String message = cause.getMessage();
      throw new Interrupted(
          message == null
              ? "no connection: " + cause.getClass().getSimpleName()
              : "no answer: " + message,
          cause);
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw e;
    }
  }

  /// The byte of the file that the body starts with.
  private static long start(
      HttpResponse<ArrivingBody> answer, URI address, PinnedFile file, Part part, long have)
      throws Interrupted, TenshotException {
    int status = answer.statusCode();
    switch (status) {
      case 200 -> {
        return 0;
      }
      case 206 -> {
        String range = answer.headers().firstValue("Content-Range").orElse("");
        String due = "bytes " + have + "-" + (file.bytes() - 1) + "/" + file.bytes();
        if (range.equals(due)) {
          return have;
        }
        part.discard();
        throw new Interrupted("the server answered with \"" + range + "\" to the range " + due);
      }
      case 416 -> {
        part.discard();
        throw new Interrupted("the server has no such range");
      }
      case 401, 403 ->
          throw new TenshotException(
              address + " is not open to everybody (" + status + "): take another mirror.");
      case 408, 425, 429 -> throw new Interrupted("the server answered " + status);
      default -> {
        if (status >= 500) {
          throw new Interrupted("the server answered " + status);
        }
        throw new TenshotException(
            address
                + " is not there (the server answered "
                + status
                + "): check the address of the mirror; it must hold REPOSITORY/resolve/REVISION/FILE.");
      }
    }
  }

  private void write(ArrivingBody body, URI address, PinnedFile file, Part part, long before)
      throws Interrupted, TenshotException, InterruptedException {
    try (Part.Tail tail = part.tail()) {
      for (List<ByteBuffer> bytes = next(body); !bytes.isEmpty(); bytes = next(body)) {
        long size = tail.append(bytes);
        if (size > file.bytes()) {
          part.discard();
          throw new TenshotException(
              address
                  + " goes on after the "
                  + file.bytes()
                  + " bytes that are pinned: take another mirror.");
        }
        news.arrived(before + size);
      }
      if (tail.size() < file.bytes()) {
        throw new Interrupted(
            "the body ended after " + tail.size() + " of " + file.bytes() + " bytes");
      }
    }
  }

  private List<ByteBuffer> next(ArrivingBody body) throws Interrupted, InterruptedException {
    try {
      return body.next(limits.stall());
    } catch (IOException e) {
      String message = e.getMessage();
      throw new Interrupted(message == null ? "the connection broke" : message, e);
    }
  }
}
