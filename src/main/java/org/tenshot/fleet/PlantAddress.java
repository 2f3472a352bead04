package org.tenshot.fleet;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.tenshot.domain.TenshotException;

/// Where the plant's database is.
///
/// @param host name or address, without the brackets of IPv6
/// @param port 1..65535
/// @param database its name
public record PlantAddress(String host, int port, String database) {

  /// How an address is written.
  public static final String FORM = "postgresql://host:5432/database";

  private static final int USUAL_PORT = 5432;
  private static final int NO_PORT = -1;

  /// Takes an address apart.
  ///
  /// @throws TenshotException if it is none, or says who logs in
  public static PlantAddress read(String text) throws TenshotException {
    // Before it is taken apart: where Java sees no host, it sees no user either.
    if (text.contains("@")) {
      throw new TenshotException(
          "The plant's address says who logs in: settings are copied and read by many, so write %s, and set %s and %s."
              .formatted(FORM, PlantLogin.USER, PlantLogin.PASSWORD));
    }
    URI uri = uri(text);
    String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("^/", "");
    int port = uri.getPort() == NO_PORT ? USUAL_PORT : uri.getPort();
    boolean right =
        "postgresql".equals(uri.getScheme())
            && uri.getHost() != null
            && port >= 1
            && port <= 65_535
            && !path.isEmpty()
            && !path.contains("/")
            && uri.getRawQuery() == null
            && uri.getRawFragment() == null;
    if (!right) {
      throw new TenshotException(
          "The plant's address %s needs a host and the name of a database and nothing else: write %s."
              // What follows may hold a password.
              .formatted(text.replaceFirst("[?#].*", ""), FORM));
    }
    return new PlantAddress(
        uri.getHost().replaceAll("[\\[\\]]", ""),
        port,
        URLDecoder.decode(path, StandardCharsets.UTF_8));
  }

  private static URI uri(String text) throws TenshotException {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      // Without the text: it may hold a password, and so may the exception.
      throw new TenshotException("The plant's address cannot be read: write " + FORM + ".");
    }
  }

  /// True if the database is on this computer, which needs no encryption.
  boolean isLoopback() {
    if (host.equalsIgnoreCase("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException name) {
      return false;
    }
  }

  /// As the driver wants it.
  String jdbc() {
    String bracketed = host.contains(":") ? "[" + host + "]" : host;
    return "jdbc:postgresql://%s:%d/%s"
        .formatted(bracketed, port, URLEncoder.encode(database, StandardCharsets.UTF_8));
  }

  /// As a person reads it.
  @Override
  public String toString() {
    String bracketed = host.contains(":") ? "[" + host + "]" : host;
    return "postgresql://%s:%d/%s".formatted(bracketed, port, database);
  }
}
