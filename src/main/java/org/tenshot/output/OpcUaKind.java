package org.tenshot.output;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import org.tenshot.domain.TenshotException;

/// `opcua://127.0.0.1:4840`: an OPC UA server on that address of this computer. The option `hold`
/// says how many milliseconds a PASS can be read, 10 to 60000; 2000 where it is left out.
///
/// On an address that only this computer reaches everybody may read without encryption. On any
/// other everything is encrypted, and who logs in stands in the environment.
///
/// @param settings the caller's
record OpcUaKind(OutputSettings settings) implements OutputKind {

  /// Names who may read from other computers.
  static final String USER = "TENSHOT_OPCUA_USER";

  static final String PASSWORD = "TENSHOT_OPCUA_PASSWORD";

  private static final int USUAL_PORT = 4840;
  private static final int USUAL_HOLD = 2_000;

  @Override
  public String form() {
    return "opcua://127.0.0.1:4840?hold=2000";
  }

  @Override
  public boolean means(String address) {
    return address.startsWith("opcua:");
  }

  @Override
  public LineOutput open(String address) throws TenshotException {
    NetAddress server =
        NetAddress.read(address, form(), USUAL_PORT).knowing(Set.of("hold"), form());
    if (!server.path().isEmpty()) {
      throw new TenshotException(
          "The output %s has a path, which this server does not need: write %s."
              .formatted(address, form()));
    }
    Duration hold = Duration.ofMillis(server.number("hold", 10, 60_000, USUAL_HOLD));
    return new OpcUaOutput(address, server.port(), hold, access(server));
  }

  private OpcUaAccess access(NetAddress server) throws TenshotException {
    try {
      InetAddress place = InetAddress.getByName(server.host());
      if (place.isLoopbackAddress()) {
        return OpcUaAccess.open(server.host(), server.port());
      }
      OpcUaAccess.Login login = login(server);
      String shown = place.isAnyLocalAddress() ? ownName() : server.host();
      return OpcUaAccess.guarded(
          server.host(),
          server.port(),
          shown,
          login,
          OpcUaCertificate.in(settings.certificates(), shown));
    } catch (UnknownHostException e) {
      throw new TenshotException(
          "The output %s names a computer that nobody knows (%s): write an address of this computer such as 127.0.0.1."
              .formatted(server.text(), e.getMessage()),
          e);
    }
  }

  /// The name of this computer, as far as it knows it.
  private static String ownName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  private OpcUaAccess.Login login(NetAddress server) throws TenshotException {
    String user = settings.environment().getOrDefault(USER, "");
    String password = settings.environment().getOrDefault(PASSWORD, "");
    if (user.isBlank() || password.isEmpty()) {
      throw new TenshotException(
          "The output %s lets other computers in and there is no login: set %s and %s in the environment of the program, or write 127.0.0.1."
              .formatted(server.text(), USER, PASSWORD));
    }
    return new OpcUaAccess.Login(user, password);
  }
}
