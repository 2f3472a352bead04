package org.tenshot.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.eclipse.milo.opcua.sdk.client.DiscoveryClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfigBuilder;
import org.eclipse.milo.opcua.sdk.client.identity.AnonymousProvider;
import org.eclipse.milo.opcua.sdk.client.identity.IdentityProvider;
import org.eclipse.milo.opcua.sdk.client.identity.UsernameProvider;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.UserTokenType;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;

/// Who gets in where other computers can reach the server.
@Timeout(60)
class OpcUaLoginTest {

  private static final Map<String, String> LOGIN =
      Map.of(OpcUaKind.USER, "plc", OpcUaKind.PASSWORD, "correct horse");

  @TempDir Path folder;

  private static KeyPair keys;

  private int port;

  @BeforeAll
  static void makeKeys() throws Exception {
    keys = SelfSignedCertificateGenerator.generateRsaKeyPair(2048);
  }

  @BeforeEach
  void choosePort() throws IOException {
    port = Controller.freePort();
  }

  @Test
  void whoKnowsThePasswordReadsSignedAndEncrypted() throws Exception {
    try (LineOutput output = open(LOGIN)) {
      output.send(Samples.inspection(Verdict.Kind.PASS, 1));
      try (OpcUaReader reader = secure(new UsernameProvider("plc", "correct horse"))) {
        assertThat(reader.values(OpcUaValue.GATE, OpcUaValue.VERDICT))
            .containsExactly(true, "PASS");
        assertThatThrownBy(() -> reader.write(reader.id(OpcUaValue.GATE), false))
            .isInstanceOf(UaException.class);
      }
    }
  }

  @Test
  void nobodyElseGetsIn() throws Exception {
    try (LineOutput _ = open(LOGIN)) {
      for (IdentityProvider wrong :
          List.of(
              new UsernameProvider("plc", "correct horsf"),
              new UsernameProvider("plc", ""),
              new UsernameProvider("other", "correct horse"),
              AnonymousProvider.INSTANCE)) {
        assertThatThrownBy(() -> secure(wrong).close())
            .isInstanceOf(UaException.class)
            .message()
            .containsAnyOf("Bad_UserAccessDenied", "Bad_IdentityTokenInvalid");
      }
    }
  }

  @Test
  void whoGuessesHasToWaitEvenWithTheRightPassword() throws Exception {
    try (LineOutput _ = open(LOGIN)) {
      for (int i = 0; i < WrongPasswords.FREE; i++) {
        assertThatThrownBy(() -> secure(new UsernameProvider("plc", "guess")).close())
            .isInstanceOf(UaException.class);
      }
      assertThatThrownBy(() -> secure(new UsernameProvider("plc", "correct horse")).close())
          .isInstanceOf(UaException.class);
      Thread.sleep(WrongPasswords.FIRST_PAUSE.toMillis());
      secure(new UsernameProvider("plc", "correct horse")).close();
    }
  }

  @Test
  void withoutEncryptionOneLearnsTheEndpointsAndNoMore() throws Exception {
    try (LineOutput _ = open(LOGIN)) {
      List<EndpointDescription> endpoints = endpoints();
      assertThat(endpoints)
          .singleElement()
          .satisfies(
              each -> {
                assertThat(each.getSecurityPolicyUri())
                    .isEqualTo(SecurityPolicy.Basic256Sha256.getUri());
                assertThat(each.getSecurityMode()).isEqualTo(MessageSecurityMode.SignAndEncrypt);
                assertThat(each.getUserIdentityTokens())
                    .extracting(policy -> policy.getTokenType())
                    .containsExactly(UserTokenType.UserName);
              });
      EndpointDescription bare = bare(endpoints.getFirst());
      for (String url : List.of(url(), url() + "/discovery")) {
        for (IdentityProvider who :
            List.of(AnonymousProvider.INSTANCE, new UsernameProvider("plc", "correct horse"))) {
          assertThatThrownBy(() -> client(at(bare, url), who).close())
              .as(url + " " + who)
              .isInstanceOf(UaException.class)
              .message()
              .containsAnyOf("Bad_SecurityPolicyRejected", "Bad_NotImplemented");
        }
      }
    }
  }

  @Test
  void theCertificateIsMadeOnceAndKeptSecret() throws Exception {
    open(LOGIN).close();
    Path key = folder.resolve("keys").resolve(OpcUaCertificate.KEY_FILE);
    byte[] first = Files.readAllBytes(key);
    if (Files.getFileAttributeView(key, PosixFileAttributeView.class) != null) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
          .isEqualTo("rw-------");
    }
    try (LineOutput _ = open(LOGIN)) {
      assertThat(Files.readAllBytes(key)).isEqualTo(first);
      assertThat(endpoints())
          .allSatisfy(
              each ->
                  assertThat(each.getServerCertificate().bytesOrEmpty())
                      .isEqualTo(
                          Files.readAllBytes(
                              key.resolveSibling(OpcUaCertificate.CERTIFICATE_FILE))));
    }
    Files.writeString(key, "no key store");
    assertThatThrownBy(() -> open(LOGIN))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining(key.toString())
        .hasMessageContaining("take the file away");
    Files.delete(key);
    open(LOGIN).close();
    assertThat(Files.readAllBytes(key)).isNotEqualTo(first);
  }

  @Test
  void withoutALoginOtherComputersStayOut() {
    for (Map<String, String> missing :
        List.of(
            Map.<String, String>of(),
            Map.of(OpcUaKind.USER, "plc"),
            Map.of(OpcUaKind.PASSWORD, "correct horse"))) {
      assertThatThrownBy(() -> open(missing))
          .isInstanceOf(TenshotException.class)
          .hasMessageContaining(OpcUaKind.USER)
          .hasMessageContaining(OpcUaKind.PASSWORD)
          .hasMessageContaining("127.0.0.1")
          .hasMessageNotContaining("correct horse");
    }
    assertThat(Controller.isListening(port)).isFalse();
    assertThat(new OpcUaAccess.Login("plc", "correct horse").toString())
        .doesNotContain("correct horse");
  }

  private LineOutput open(Map<String, String> environment) throws TenshotException {
    return Samples.outputs(folder, environment).open(List.of("opcua://0.0.0.0:" + port)).getFirst();
  }

  private String url() {
    return "opc.tcp://127.0.0.1:" + port;
  }

  private List<EndpointDescription> endpoints() throws InterruptedException, ExecutionException {
    return DiscoveryClient.getEndpoints(url() + "/discovery").get();
  }

  private OpcUaReader secure(IdentityProvider who) throws Exception {
    EndpointDescription endpoint =
        endpoints().stream()
            .filter(each -> each.getSecurityMode() == MessageSecurityMode.SignAndEncrypt)
            .findFirst()
            .orElseThrow();
    return client(at(endpoint, url()), who);
  }

  private OpcUaReader client(EndpointDescription endpoint, IdentityProvider who) throws Exception {
    KeyPair pair = keys;
    X509Certificate certificate =
        new SelfSignedCertificateBuilder(pair)
            .setCommonName("reader")
            .setApplicationUri("urn:test:reader")
            .build();
    return OpcUaReader.of(
        OpcUaClient.create(
            new OpcUaClientConfigBuilder()
                .setEndpoint(endpoint)
                .setApplicationUri("urn:test:reader")
                .setKeyPair(pair)
                .setCertificate(certificate)
                .setCertificateChain(new X509Certificate[] {certificate})
                .setCertificateValidator(new CertificateValidator.InsecureCertificateValidator())
                .setIdentityProvider(who)
                .build()));
  }

  /// The same without encryption, as a client might try it.
  private static EndpointDescription bare(EndpointDescription endpoint) {
    return changed(endpoint, endpoint.getEndpointUrl(), MessageSecurityMode.None);
  }

  /// The same, reached by another address.
  private static EndpointDescription at(EndpointDescription endpoint, String url) {
    return changed(endpoint, url, endpoint.getSecurityMode());
  }

  /// Says that everybody may try to log in, so that it is the server that refuses.
  private static EndpointDescription changed(
      EndpointDescription endpoint, String url, MessageSecurityMode mode) {
    return new EndpointDescription(
        url,
        endpoint.getServer(),
        endpoint.getServerCertificate(),
        mode,
        mode == MessageSecurityMode.None
            ? SecurityPolicy.None.getUri()
            : endpoint.getSecurityPolicyUri(),
        new UserTokenPolicy[] {
          OpcUaServerConfig.USER_TOKEN_POLICY_ANONYMOUS,
          OpcUaServerConfig.USER_TOKEN_POLICY_USERNAME
        },
        endpoint.getTransportProfileUri(),
        endpoint.getSecurityLevel());
  }
}
