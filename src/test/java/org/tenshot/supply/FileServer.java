package org.tenshot.supply;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server of files on this machine that can be as bad as servers are. One answer a connection.
public final class FileServer implements AutoCloseable {

  /// A request as it came.
  ///
  /// @param path what was asked for
  /// @param headers names in lower case
  public record Asked(String path, Map<String, String> headers) {

    public String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /// Answers a request.
  public interface Manner {

    /// @param file the bytes of the path; empty where there is none
    void answer(Asked asked, byte[] file, OutputStream out) throws IOException;
  }

  private final ServerSocket server;
  private final Map<String, byte[]> files;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private volatile Manner manner;

  public FileServer(Map<String, byte[]> files, Manner manner) throws IOException {
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.files = files;
    this.manner = manner;
    Thread.ofVirtual().name("file server").start(this::accept);
  }

  public String address() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  void behave(Manner other) {
    this.manner = other;
  }

  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        OutputStream out = socket.getOutputStream()) {
      Asked one = read(socket.getInputStream());
      asked.add(one);
      manner.answer(one, files.getOrDefault(one.path(), new byte[0]), out);
      out.flush();
    } catch (IOException e) {
      // The other side hung up, as it may.
      open.remove(socket);
    }
  }

  private static Asked read(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c != '\n') {
        line.append((char) c);
        continue;
      }
      String text = line.toString().strip();
      if (text.isEmpty()) {
        break;
      }
      lines.add(text);
      line.setLength(0);
    }
    Map<String, String> headers = new HashMap<>();
    for (String header : lines.subList(Math.min(1, lines.size()), lines.size())) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
    }
    return new Asked(lines.isEmpty() ? "" : lines.getFirst().split(" ")[1], headers);
  }

  /// Serves files whole, or from where the request wants it.
  public static void well(Asked asked, byte[] file, OutputStream out) throws IOException {
    String range = asked.header("range");
    String tag = tag(file);
    boolean current = asked.header("if-range").isEmpty() || asked.header("if-range").equals(tag);
    if (file.length == 0) {
      head(out, "404 Not Found", "Content-Length: 0");
    } else if (range.isEmpty() || !current) {
      head(out, "200 OK", "Content-Length: " + file.length, "ETag: " + tag);
      out.write(file);
    } else {
      int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
      head(
          out,
          "206 Partial Content",
          "Content-Range: bytes " + from + "-" + (file.length - 1) + "/" + file.length,
          "Content-Length: " + (file.length - from),
          "ETag: " + tag);
      out.write(file, from, file.length - from);
    }
  }

  static String tag(byte[] file) {
    return "\"" + Arrays.hashCode(file) + "\"";
  }

  static void head(OutputStream out, String status, String... headers) throws IOException {
    StringBuilder text = new StringBuilder("HTTP/1.1 " + status + "\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    text.append("Connection: close\r\n\r\n");
    out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
