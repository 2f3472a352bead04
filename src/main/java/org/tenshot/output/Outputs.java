package org.tenshot.output;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tenshot.domain.TenshotException;

/// Opens outputs by their addresses, as profiles write them: `tcp://host:port` and `file:path`.
public final class Outputs {

  /// How long a line usually lets an output take for one sending.
  public static final Duration LIMIT = Duration.ofMillis(200);

  private static final String KNOWN = "write tcp://host:port or file:path";

  private final Clock clock;
  private final Duration limit;

  /// @param clock for what is written without a frame
  /// @param limit the longest that one sending to one output takes, such as {@link #LIMIT}
  public Outputs(Clock clock, Duration limit) {
    this.clock = clock;
    this.limit = limit;
  }

  /// Opens every address. A TCP peer need not be there yet.
  ///
  /// @throws TenshotException if one of them is no address, is there twice, or cannot be used; the
  ///   others are then closed again
  public List<LineOutput> open(List<String> addresses) throws TenshotException {
    List<LineOutput> opened = new ArrayList<>();
    Set<String> names = new HashSet<>();
    try {
      for (String address : addresses) {
        if (!names.add(address)) {
          throw new TenshotException("The output " + address + " stands there twice: remove one.");
        }
        opened.add(open(address));
      }
      return List.copyOf(opened);
    } catch (TenshotException e) {
      opened.forEach(LineOutput::close);
      throw e;
    }
  }

  private LineOutput open(String address) throws TenshotException {
    if (address.startsWith("tcp://")) {
      return tcp(address);
    }
    if (address.startsWith("file:")) {
      return file(address);
    }
    throw new TenshotException("The output " + address + " is of no known kind: " + KNOWN + ".");
  }

  private LineOutput tcp(String address) throws TenshotException {
    try {
      URI uri = new URI(address);
      String host = uri.getHost();
      boolean bare =
          uri.getRawPath().isEmpty() && uri.getRawQuery() == null && uri.getRawUserInfo() == null;
      if (host != null && bare && uri.getPort() >= 1 && uri.getPort() <= 65_535) {
        return new TcpOutput(host.replaceAll("[\\[\\]]", ""), uri.getPort(), limit);
      }
    } catch (URISyntaxException e) {
      throw new TenshotException("The output " + address + " is no address: " + KNOWN + ".", e);
    }
    throw new TenshotException(
        "The output %s needs a host and a port from 1 to 65535 and nothing else: write tcp://host:port."
            .formatted(address));
  }

  private LineOutput file(String address) throws TenshotException {
    String path = address.substring("file:".length());
    if (path.isBlank()) {
      throw new TenshotException("The output " + address + " names no file: write file:path.");
    }
    try {
      Path file = path.startsWith("//") ? Path.of(URI.create(address)) : Path.of(path);
      return new FileOutput(file, clock, limit);
    } catch (InvalidPathException e) {
      throw new TenshotException("The output " + address + " is no path: write file:path.", e);
    } catch (IllegalArgumentException e) {
      throw new TenshotException(
          "The output " + address + " is no file address: write file:path or file:///path.", e);
    }
  }
}
