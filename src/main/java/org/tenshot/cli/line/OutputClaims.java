package org.tenshot.cli.line;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;

/// Which line has which output. One gate follows one line: a PASS of another must never open it,
/// and two servers cannot listen at one port. Webhooks only tell and may be shared. Any thread.
public final class OutputClaims {

  private static final int OPC_UA_PORT = 4840;

  /// What is claimed -> by whom.
  private final Map<String, Claim> claims = new HashMap<>();

  private record Claim(LineSpec line, Profile profile, String address) {}

  /// Gives a line the outputs of its profile, in place of those that it had.
  ///
  /// @throws TenshotException if another line has one of them; the line then keeps what it had
  public synchronized void claim(LineSpec line, Profile profile) throws TenshotException {
    Map<String, Claim> wanted = new HashMap<>();
    for (String address : profile.outputs()) {
      for (String place : places(address)) {
        Claim other = claims.get(place);
        if (other != null && !other.line().name().equals(line.name())) {
          throw taken(other, new Claim(line, profile, address));
        }
        wanted.put(place, new Claim(line, profile, address));
      }
    }
    release(line);
    claims.putAll(wanted);
  }

  /// Takes back what a line had.
  public synchronized void release(LineSpec line) {
    claims.values().removeIf(claim -> claim.line().name().equals(line.name()));
  }

  private static TenshotException taken(Claim first, Claim second) {
    return new TenshotException(
        "The output %s of profile %s (%s) is that of profile %s (%s, %s) already, and one output follows one line: give one of the profiles another port or address."
            .formatted(
                second.address(),
                second.profile().name(),
                second.line().subject(),
                first.profile().name(),
                first.line().subject(),
                first.address()));
  }

  /// What nobody else may have, however it is written: the port of a server on this computer, the
  /// topics of a broker, a port elsewhere, a file.
  static List<String> places(String address) {
    String kind = address.replaceFirst(":.*", "");
    try {
      return switch (kind) {
        case "modbus", "opcua" -> List.of("port " + port(new URI(address)));
        // The same broker listens at one port for each way of speaking.
        case "mqtt", "mqtts" ->
            List.of("topics of " + host(new URI(address)) + path(new URI(address)));
        case "tcp" -> List.of(host(new URI(address)) + " port " + new URI(address).getPort());
        case "file" -> List.of(file(address.substring(kind.length() + 1)));
        case "http", "https" -> List.of();
        default -> List.of(address);
      };
    } catch (URISyntaxException | InvalidPathException e) {
      // Whoever opens it says what is wrong with it.
      return List.of(address);
    }
  }

  private static int port(URI address) {
    return address.getPort() < 0 ? OPC_UA_PORT : address.getPort();
  }

  private static String host(URI address) {
    String host = address.getHost() == null ? address.getAuthority() : address.getHost();
    return host == null ? "" : host.toLowerCase(Locale.ROOT);
  }

  private static String path(URI address) {
    String path = address.normalize().getPath();
    return path == null ? "" : path.replaceFirst("/+$", "");
  }

  private static String file(String path) {
    return "file " + Path.of(path).toAbsolutePath().normalize();
  }
}
