package org.tenshot.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tenshot.domain.Verdict;
import org.tenshot.output.LineOutput.Delivery;

@Timeout(60)
class TcpOutputTest {

  private static final Duration LIMIT = Duration.ofMillis(200);

  /// For what must arrive, however busy the machine is.
  private static final Duration PATIENT = Duration.ofSeconds(10);

  /// On top of the limit, for a machine that is busy with other things.
  private static final Duration MARGIN = Duration.ofSeconds(3);

  @Test
  void oneLineSaysWhatAPlcNeeds() throws Exception {
    try (Peer peer = new Peer()) {
      TcpOutput output = output(peer);
      for (Verdict.Kind kind : Verdict.Kind.values()) {
        send(output, kind);
      }
      output.close();
      assertThat(Peer.readAll(peer.accept()))
          .containsExactly(
              "PASS;OPEN;7;good;0.7000",
              "REJECT;CLOSED;7;rust;0.2000",
              "REVIEW;CLOSED;7;good;0.7000",
              "NO_PART;CLOSED;7;empty;0.1000",
              "FAULT;CLOSED;7;LATE;0.0000",
              "SAFE;CLOSED");
    }
  }

  @Test
  void anAbsentPeerIsASentenceAndTheNextSendingFailsAtOnce() throws Exception {
    int port;
    try (Peer peer = new Peer()) {
      port = peer.port();
    }
    try (TcpOutput output = new TcpOutput("127.0.0.1", port, LIMIT)) {
      assertThat(failure(output))
          .startsWith("tcp://127.0.0.1:" + port + " did not take the verdict within 200 ms");
      assertThat(failure(output)).contains("is not connected; the next attempt is in");
    }
  }

  @Test
  void aPeerThatComesBackIsFoundAgain() throws Exception {
    int port;
    try (Peer peer = new Peer()) {
      port = peer.port();
    }
    TcpOutput output = new TcpOutput("127.0.0.1", port, PATIENT);
    failure(output);
    try (Peer peer = new Peer(port)) {
      long start = System.nanoTime();
      while (send(output, Verdict.Kind.REJECT) instanceof Delivery.Failed) {
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENT);
        Thread.onSpinWait();
      }
      output.close();
      assertThat(Peer.readAll(peer.accept()))
          .containsExactly("REJECT;CLOSED;7;rust;0.2000", "SAFE;CLOSED");
    }
  }

  @Test
  void aPeerThatHangsUpIsConnectedToAgain() throws Exception {
    try (Peer peer = new Peer()) {
      TcpOutput output = output(peer);
      assertThat(send(output, Verdict.Kind.PASS)).isEqualTo(new Delivery.Sent());
      try (Socket first = peer.accept()) {
        first.shutdownOutput();
        assertThat(send(output, Verdict.Kind.REJECT)).isEqualTo(new Delivery.Sent());
      }
      output.close();
      assertThat(Peer.readAll(peer.accept()))
          .containsExactly("REJECT;CLOSED;7;rust;0.2000", "SAFE;CLOSED");
    }
  }

  @Test
  void aPeerThatHangsUpForGoodIsASentence() throws Exception {
    Peer peer = new Peer();
    try (TcpOutput output = output(peer)) {
      send(output, Verdict.Kind.PASS);
      peer.accept().close();
      peer.close();
      // The first sending may still be taken by the system, which has not noticed yet.
      send(output, Verdict.Kind.PASS);
      assertThat(failure(output)).contains("check that it listens");
    }
  }

  @Test
  void aPeerThatNeverReadsNeverHoldsTheLineAndNeverReadsOldVerdicts() throws Exception {
    try (Peer peer = new Peer();
        TcpOutput output = new TcpOutput("127.0.0.1", peer.port(), LIMIT)) {
      send(output, Verdict.Kind.PASS);
      Socket stuck = peer.accept();
      Delivery last = new Delivery.Sent();
      int sent = 0;
      while (last instanceof Delivery.Sent) {
        last = timedSend(output);
        sent++;
        assertThat(sent).as("lines before a full buffer is noticed").isLessThan(100_000);
      }
      assertThat(((Delivery.Failed) last).sentence()).contains("it does not read");
      // The connection was cut: whatever lay in our buffer is gone, and the peer sees the loss.
      int read = 0;
      try {
        read = Peer.readAll(stuck).size();
      } catch (java.net.SocketException reset) {
        assertThat(reset).hasMessageContaining("reset");
      }
      assertThat(read).isLessThan(sent);
    }
  }

  @Test
  void aPeerThatNeverAcceptsNeverHoldsTheLine() throws Exception {
    try (Peer peer = new Peer()) {
      List<Socket> waiting = new java.util.ArrayList<>();
      // More connections than the peer's queue holds, so that later ones get no answer.
      for (int i = 0; i < 60; i++) {
        Socket socket = new Socket();
        waiting.add(socket);
        try {
          socket.connect(new java.net.InetSocketAddress("127.0.0.1", peer.port()), 50);
        } catch (java.net.SocketTimeoutException full) {
          break;
        }
      }
      try (TcpOutput output = new TcpOutput("127.0.0.1", peer.port(), LIMIT)) {
        assertThat(timedSend(output)).isInstanceOf(Delivery.Failed.class);
      }
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  @Test
  void aNameThatIsUnknownIsASentence() {
    try (TcpOutput output = new TcpOutput("no-such-host.invalid", 5020, LIMIT)) {
      assertThat(timedSend(output))
          .isInstanceOfSatisfying(
              Delivery.Failed.class,
              failed -> assertThat(failed.sentence()).contains("no-such-host.invalid"));
    }
  }

  private static Delivery timedSend(TcpOutput output) {
    long start = System.nanoTime();
    Delivery delivery = send(output, Verdict.Kind.PASS);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT.plus(MARGIN));
    return delivery;
  }

  private static Delivery send(TcpOutput output, Verdict.Kind kind) {
    return output.send(Samples.inspection(kind, 7));
  }

  private static String failure(TcpOutput output) {
    Delivery delivery = timedSend(output);
    assertThat(delivery).isInstanceOf(Delivery.Failed.class);
    return ((Delivery.Failed) delivery).sentence();
  }

  private static TcpOutput output(Peer peer) {
    return new TcpOutput("127.0.0.1", peer.port(), PATIENT);
  }
}
