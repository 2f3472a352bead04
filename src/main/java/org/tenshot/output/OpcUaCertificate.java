package org.tenshot.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Period;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.security.CertificateManager;
import org.eclipse.milo.opcua.stack.core.security.CertificateStore;
import org.eclipse.milo.opcua.stack.core.security.DefaultApplicationGroup;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateStore;
import org.eclipse.milo.opcua.stack.core.security.MemoryTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.RsaSha256CertificateFactory;
import org.eclipse.milo.opcua.stack.core.util.CertificateUtil;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;
import org.tenshot.domain.TenshotException;
import org.tenshot.file.WholeFile;

/// The server's certificate, signed by itself, and its key: made once, then kept, because clients
/// remember whom they trust.
///
/// @param key secret
/// @param certificate RSA of 2048 bits, for ten years
record OpcUaCertificate(PrivateKey key, X509Certificate certificate) {

  /// Key and certificate; only this user may read it.
  static final String KEY_FILE = "opcua.p12";

  /// The certificate alone, in DER, for clients that want to trust it by hand.
  static final String CERTIFICATE_FILE = "opcua.der";

  private static final String ALIAS = "opcua";
  private static final int BITS = 2048;
  private static final Period VALID = Period.ofYears(10);

  /// PKCS12 wants one; what protects the file is who may read it.
  private static final String PASSWORD = "tenshot";

  /// What lies in the folder, or a new one that lies there from now on.
  ///
  /// @param host the name under which clients find this computer
  /// @throws TenshotException if the file cannot be read or written
  static OpcUaCertificate in(Path folder, String host) throws TenshotException {
    Path file = folder.resolve(KEY_FILE);
    try {
      if (!Files.exists(file)) {
        make(host).write(folder, file);
      }
      return read(file);
    } catch (IOException | GeneralSecurityException e) {
      throw new TenshotException(
          "The certificate for OPC UA in %s cannot be used (%s): let this user read and write there, or take the file away, and a new one is made."
              .formatted(file, e),
          e);
    }
  }

  /// The application URI that stands in the certificate.
  String uri() {
    return CertificateUtil.getSanUri(certificate).orElse("");
  }

  /// The server shows this one. It takes any certificate of a client: who a client is, its password
  /// says.
  CertificateManager believed() {
    MemoryCertificateStore store = new MemoryCertificateStore();
    MemoryCertificateQuarantine quarantine = new MemoryCertificateQuarantine();
    X509Certificate[] chain = {certificate};
    try {
      store.set(
          NodeIds.RsaSha256ApplicationCertificateType, new CertificateStore.Entry(key, chain));
    } catch (Exception e) {
      throw new IllegalStateException("a map takes every entry", e);
    }
    return new DefaultCertificateManager(
        quarantine,
        new DefaultApplicationGroup(
            new MemoryTrustListManager(),
            store,
            new Keeping(chain),
            (clientChain, uri, hosts) -> {}));
  }

  private static OpcUaCertificate make(String host) throws GeneralSecurityException {
    KeyPair pair = SelfSignedCertificateGenerator.generateRsaKeyPair(BITS);
    try {
      SelfSignedCertificateBuilder certificate =
          new SelfSignedCertificateBuilder(pair)
              .setCommonName("Tenshot")
              .setOrganization("Tenshot")
              .setApplicationUri("urn:" + host.replaceAll("[^A-Za-z0-9.-]", "_") + ":tenshot")
              .setValidityPeriod(VALID);
      if (host.matches("[0-9.]+|.*:.*")) {
        certificate.addIpAddress(host);
      } else {
        certificate.addDnsName(host);
      }
      return new OpcUaCertificate(pair.getPrivate(), certificate.build());
    } catch (Exception e) {
      throw new GeneralSecurityException("it cannot be made", e);
    }
  }

  private void write(Path folder, Path file) throws IOException, GeneralSecurityException {
    Files.createDirectories(folder);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(ALIAS, key, PASSWORD.toCharArray(), new X509Certificate[] {certificate});
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    store.store(bytes, PASSWORD.toCharArray());
    WholeFile.replace(folder.resolve(CERTIFICATE_FILE), certificate.getEncoded());
    WholeFile.replaceSecret(file, bytes.toByteArray());
  }

  private static OpcUaCertificate read(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    if (store.getKey(ALIAS, PASSWORD.toCharArray()) instanceof PrivateKey key
        && store.getCertificate(ALIAS) instanceof X509Certificate certificate) {
      return new OpcUaCertificate(key, certificate);
    }
    throw new IOException("it holds no key");
  }

  /// Would make further certificates for a client that manages them; there is none.
  private static final class Keeping extends RsaSha256CertificateFactory {

    private final X509Certificate[] chain;

    Keeping(X509Certificate[] chain) {
      this.chain = chain;
    }

    @Override
    protected X509Certificate[] createRsaSha256CertificateChain(KeyPair pair) {
      return chain.clone();
    }
  }
}
