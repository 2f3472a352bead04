package org.tenshot.output;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;

/// An output's address on a network, taken apart.
///
/// @param text the whole of it, as the profile writes it
/// @param host name or address, without the brackets of IPv6
/// @param port 1..65535
/// @param path what follows the port, with its first slash; may be empty
/// @param options what follows the question mark, such as `hold=2000`, by name
record NetAddress(String text, String host, int port, String path, Map<String, String> options) {

  private static final int NO_PORT = -1;

  /// Takes an address apart.
  ///
  /// @param form how it is written, for the mend
  /// @param usualPort where none is written, or -1 if one must be
  /// @throws TenshotException if it has no host or port, or says who somebody is
  static NetAddress read(String text, String form, int usualPort) throws TenshotException {
    URI uri = uri(text, form);
    if (uri.getRawUserInfo() != null) {
      throw new TenshotException(
          "The output %s says who logs in: profiles are copied and read by many, so take the name out and write %s."
              .formatted(shown(text), form));
    }
    int port = uri.getPort() == NO_PORT ? usualPort : uri.getPort();
    if (uri.getHost() == null || port < 1 || port > 65_535 || uri.getRawFragment() != null) {
      throw new TenshotException(
          "The output %s needs a host and a port from 1 to 65535: write %s.".formatted(text, form));
    }
    return new NetAddress(
        text,
        uri.getHost().replaceAll("[\\[\\]]", ""),
        port,
        uri.getPath() == null ? "" : uri.getPath(),
        options(uri.getRawQuery()));
  }

  /// The address without a password that somebody wrote into it.
  static String shown(String text) {
    return text.replaceFirst("(//[^/@:]*):[^/@]*@", "$1:…@");
  }

  /// Refuses an address that has more than host and port.
  NetAddress bare(String form) throws TenshotException {
    if (!path.isEmpty() || !options.isEmpty()) {
      throw new TenshotException(
          "The output %s needs a host and a port and nothing else: write %s."
              .formatted(text, form));
    }
    return this;
  }

  /// Refuses options that nobody knows.
  NetAddress knowing(Set<String> names, String form) throws TenshotException {
    for (String name : options.keySet()) {
      if (!names.contains(name)) {
        throw new TenshotException(
            "The output %s has an option that it does not know, '%s': write %s."
                .formatted(text, name, form));
      }
    }
    return this;
  }

  /// An option that is a whole number.
  ///
  /// @param usual where it is not written
  int number(String name, int from, int to, int usual) throws TenshotException {
    String value = options.get(name);
    if (value == null) {
      return usual;
    }
    if (value.matches("\\d{1,9}")
        && Integer.parseInt(value) >= from
        && Integer.parseInt(value) <= to) {
      return Integer.parseInt(value);
    }
    throw new TenshotException(
        "The output %s has %s=%s: write a whole number from %d to %d."
            .formatted(text, name, value, from, to));
  }

  private static URI uri(String text, String form) throws TenshotException {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new TenshotException(
          "The output " + shown(text) + " is no address: write " + form + ".", e);
    }
  }

  private static Map<String, String> options(@Nullable String query) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String each : query == null || query.isEmpty() ? new String[0] : query.split("&")) {
      String[] parts = each.split("=", 2);
      options.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
    }
    return options;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
