package org.tenshot.output;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.identity.AnonymousIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.IdentityValidator;
import org.eclipse.milo.opcua.stack.core.security.CertificateManager;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;

/// Who gets in, and how.
///
/// @param endpoints where and with which encryption
/// @param people whose word is believed
/// @param certificates the server's own
/// @param uri the name of this server, as its certificate has it
record OpcUaAccess(
    Set<EndpointConfig> endpoints,
    IdentityValidator people,
    CertificateManager certificates,
    String uri) {

  /// Everybody on this computer, without encryption.
  static OpcUaAccess open(String host, int port) {
    return new OpcUaAccess(
        Set.of(
            at(host, port, host)
                .addTokenPolicies(OpcUaServerConfig.USER_TOKEN_POLICY_ANONYMOUS)
                .build()),
        AnonymousIdentityValidator.INSTANCE,
        new DefaultCertificateManager(new MemoryCertificateQuarantine()),
        "urn:localhost:tenshot");
  }

  /// Who knows the password, signed and encrypted. Anybody may ask which endpoints there are, as
  /// clients must before they can encrypt.
  ///
  /// @param shownHost the name under which others find this computer
  static OpcUaAccess guarded(
      String host, int port, String shownHost, Login login, OpcUaCertificate certificate) {
    return new OpcUaAccess(
        Set.of(
            at(host, port, shownHost)
                .setSecurityPolicy(SecurityPolicy.Basic256Sha256)
                .setSecurityMode(MessageSecurityMode.SignAndEncrypt)
                .setCertificate(certificate.certificate())
                .addTokenPolicies(OpcUaServerConfig.USER_TOKEN_POLICY_USERNAME)
                .build(),
            at(host, port, shownHost)
                .setPath("/discovery")
                .setCertificate(certificate.certificate())
                .build()),
        new OpcUaPeople(login),
        certificate.believed(),
        certificate.uri());
  }

  List<String> paths() {
    return endpoints.stream()
        .map(EndpointConfig::getPath)
        .map(path -> path.isEmpty() ? "/" : path)
        .toList();
  }

  private static EndpointConfig.Builder at(String host, int port, String shownHost) {
    return EndpointConfig.newBuilder()
        .setBindAddress(host)
        .setBindPort(port)
        .setHostname(shownHost.contains(":") ? "[" + shownHost + "]" : shownHost);
  }

  /// A name and a password.
  record Login(String user, String password) {

    /// Takes as long whatever is wrong.
    boolean is(String otherUser, String otherPassword) {
      return same(user, otherUser) & same(password, otherPassword);
    }

    private static boolean same(String one, String other) {
      return MessageDigest.isEqual(
          one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
      return "Login of " + user;
    }
  }
}
