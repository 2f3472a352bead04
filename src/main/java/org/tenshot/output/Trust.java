package org.tenshot.output;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import org.tenshot.domain.TenshotException;

/// Whose certificates are believed: those that Java believes, or, where the variable is set, only
/// those in a file of the factory's own.
final class Trust {

  /// Names a file of certificates in PEM.
  static final String VARIABLE = "TENSHOT_CA";

  private Trust() {}

  /// What the environment says; nothing where Java's own certificates count.
  ///
  /// @throws TenshotException if the file cannot be read or holds no certificate
  static Optional<TrustManagerFactory> of(Map<String, String> environment) throws TenshotException {
    String file = environment.get(VARIABLE);
    if (file == null || file.isBlank()) {
      return Optional.empty();
    }
    try (InputStream pem = Files.newInputStream(Path.of(file))) {
      return Optional.of(
          trusting(CertificateFactory.getInstance("X.509").generateCertificates(pem)));
    } catch (IOException | GeneralSecurityException | InvalidPathException e) {
      throw new TenshotException(
          "%s names %s, which cannot be used (%s): name a file of certificates in PEM."
              .formatted(VARIABLE, file, e),
          e);
    }
  }

  private static TrustManagerFactory trusting(Collection<? extends Certificate> certificates)
      throws GeneralSecurityException, IOException {
    if (certificates.isEmpty()) {
      throw new IOException("it holds no certificate");
    }
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int count = 0;
    for (Certificate certificate : certificates) {
      store.setCertificateEntry("ca-" + count++, certificate);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }
}
