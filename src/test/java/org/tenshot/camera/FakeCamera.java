package org.tenshot.camera;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A GigE Vision camera that is a program of its own: Aravis' fake one. It speaks the protocol over
/// UDP and shows a pattern whose brightness follows exposure and gain.
public final class FakeCamera implements AutoCloseable {

  public static final String ADDRESS = "127.0.0.1";
  private static final Path PROGRAM = Path.of("/usr/bin/arv-fake-gv-camera-0.8");

  /// The protocol has one port and no other.
  private static final int PORT = 3956;

  private final List<String> command = new ArrayList<>();
  private Process process;

  private FakeCamera(String serial, String... more) throws Exception {
    command.addAll(List.of(PROGRAM.toString(), "-i", ADDRESS, "-s", serial));
    command.addAll(List.of(more));
    process = run();
  }

  static void assumeThere() {
    assumeTrue(
        Files.isExecutable(PROGRAM),
        "SKIPPED: the fake GigE Vision camera is not installed (apt-get install aravis-tools"
            + " libaravis-0.8-0)");
    assumeTrue(
        portIsFree(),
        "SKIPPED: another program holds UDP port 3956 of 127.0.0.1, the port of GigE Vision");
  }

  /// @param more options of the program
  public static FakeCamera start(String serial, String... more) throws Exception {
    assumeThere();
    return new FakeCamera(serial, more);
  }

  private Process run() throws Exception {
    Process started =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    long until = System.nanoTime() + Arrivals.LONG.toNanos();
    while (portIsFree()) {
      if (!started.isAlive() || System.nanoTime() > until) {
        throw new IOException("the fake camera did not start");
      }
      Thread.sleep(20);
    }
    return started;
  }

  /// As if its power was cut: it says nothing more to anybody.
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  public void comeBack() throws Exception {
    process = run();
  }

  private static boolean portIsFree() {
    try (DatagramSocket _ = new DatagramSocket(PORT, InetAddress.ofLiteral(ADDRESS))) {
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
