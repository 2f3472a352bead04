package org.tenshot.cli.line;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
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

  /// What nobody else may have: the port of a server on this computer, else the address itself.
  private static List<String> places(String address) {
    String kind = address.replaceFirst(":.*", "");
    return switch (kind) {
      case "modbus", "opcua" -> List.of("port " + port(address));
      case "http", "https" -> List.of();
      default -> List.of(address);
    };
  }

  private static String port(String address) {
    try {
      int port = new URI(address).getPort();
      return port < 0 ? Integer.toString(OPC_UA_PORT) : Integer.toString(port);
    } catch (URISyntaxException e) {
      // Whoever opens it says what is wrong with it.
      return address;
    }
  }
}
