package org.tenshot.output;

import java.io.IOException;
import java.time.Duration;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Saying;

/// Sends one line of text a part to a PLC or robot that listens on TCP; {@link GateLine} says what
/// the line looks like.
///
/// A peer that is absent, stuck or gone costs the line at most the time limit now and then: between
/// two attempts to connect lies a pause that grows to half a minute, in which sendings fail at
/// once. What a stuck peer has not read is thrown away, because a verdict that arrives late would
/// open the gate for another part.
///
/// `Sent` means that the line left this program; TCP does not say whether the peer read it.
public final class TcpOutput implements LineOutput {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final String name;
  private final TcpLink link;
  private final Duration limit;
  private final Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
  private boolean closed;

  /// Does not connect yet; the first sending does.
  ///
  /// @param host name or address of the peer
  /// @param port 1..65535
  /// @param limit the longest that a sending takes, connecting included
  public TcpOutput(String host, int port, Duration limit) {
    this.name = "tcp://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    this.link = new TcpLink(host, port);
    this.limit = limit;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized Delivery send(Inspection inspection) {
    return deliver(GateLine.of(inspection));
  }

  /// As the interface says; the reason is not sent, because a peer could not act on it.
  @Override
  public synchronized Delivery safe(String reason) {
    return deliver(GateLine.SAFE);
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      safe("the output is closed");
      closed = true;
      link.close();
    }
  }

  private Delivery deliver(String line) {
    long start = System.nanoTime();
    if (closed) {
      return Delivery.Failed.closed(name);
    }
    if (!link.isConnected() && !backoff.mayTry(start)) {
      return new Delivery.Failed(
          Saying.of(
              "output.tcp-away",
              "{0} is not connected; the next attempt is in {1} ms: check that it listens and the cable.",
              name,
              backoff.millisLeft(start)));
    }
    try {
      link.send(line, start + limit.toNanos());
      backoff.succeeded();
      return new Delivery.Sent();
    } catch (IOException e) {
      backoff.failed(System.nanoTime());
      return new Delivery.Failed(
          Saying.of(
              "output.tcp-failed",
              "{0} did not take the verdict within {1} ms ({2}): check that it listens and reads, and the cable.",
              name,
              limit.toMillis(),
              e.getMessage()));
    }
  }
}
