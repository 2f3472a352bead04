package org.tenshot.output;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A PLC in tests: listens on a port of this machine and reads lines.
final class Peer implements AutoCloseable {

  private final ServerSocket server;

  Peer() throws IOException {
    this(0);
  }

  /// @param port 0 for any that is free
  Peer(int port) throws IOException {
    server = new ServerSocket();
    server.setReuseAddress(true);
    // Small, so that a peer that does not read makes its sender wait soon.
    server.setReceiveBufferSize(1024);
    server.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    server.setSoTimeout(10_000);
  }

  int port() {
    return server.getLocalPort();
  }

  Socket accept() throws IOException {
    Socket socket = server.accept();
    socket.setSoTimeout(10_000);
    return socket;
  }

  /// Every line until the other side ends the connection.
  static List<String> readAll(Socket socket) throws IOException {
    List<String> lines = new ArrayList<>();
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      lines.add(line);
    }
    return lines;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
