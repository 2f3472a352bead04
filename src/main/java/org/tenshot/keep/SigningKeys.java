package org.tenshot.keep;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import org.tenshot.domain.TenshotException;
import org.tenshot.file.Secret;

/// The Ed25519 keys that say which station a product file came from: `keys/station.key` is its
/// owner's alone, and `keys/trusted/` holds the public keys of others, one a file.
public final class SigningKeys {

  static final String FOLDER = "keys";

  private static final String ALGORITHM = "Ed25519";
  private static final int MOST = 4096;

  private final Path folder;

  /// @param data folder of the station
  public SigningKeys(Path data) {
    this.folder = data.resolve(FOLDER);
  }

  /// A key pair.
  record Pair(PrivateKey secret, PublicKey open) {}

  /// The station's own pair, made when it is first asked for.
  Pair own() throws TenshotException {
    Path file = folder.resolve("station.key");
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      String[] lines = Files.readString(file).strip().split("\\R");
      return new Pair(
          KeyFactory.getInstance(ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines[0]))),
          key(lines[1]));
    } catch (IOException
        | GeneralSecurityException
        | IllegalArgumentException
        | ArrayIndexOutOfBoundsException e) {
      throw new TenshotException(
          "The station's key %s cannot be used (%s): put a copy back, or move it away, and a new one is made that others must trust again."
              .formatted(file, e),
          e);
    }
  }

  private void make(Path file) throws IOException, GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    Files.createDirectories(folder);
    Base64.Encoder text = Base64.getEncoder();
    String lines =
        text.encodeToString(pair.getPrivate().getEncoded())
            + "\n"
            + text.encodeToString(pair.getPublic().getEncoded())
            + "\n";
    try (FileChannel out =
        FileChannel.open(
            file,
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            Secret.rights(folder))) {
      out.write(ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII)));
      out.force(true);
    } catch (FileAlreadyExistsException faster) {
      // Another program made one at the same moment: that one holds.
      Thread.yield();
    }
  }

  /// Writes the station's public key into a file for others.
  ///
  /// @return its fingerprint, to be told by voice
  public String export(Path file) throws TenshotException {
    PublicKey open = own().open();
    try {
      Files.writeString(file, text(open) + "\n", StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw Packing.unwritable(file, e);
    }
    return fingerprint(open);
  }

  /// The fingerprint of a public key in a file.
  public static String fingerprintOf(Path file) throws TenshotException {
    return fingerprint(read(file));
  }

  /// Trusts what was signed with the public key in a file from now on.
  ///
  /// @return the key's fingerprint
  public String trust(Path file) throws TenshotException {
    PublicKey key = read(file);
    try {
      Path trusted = Files.createDirectories(folder.resolve("trusted"));
      Files.writeString(trusted.resolve(hash(key) + ".pub"), text(key) + "\n");
    } catch (IOException e) {
      throw Packing.unwritable(folder, e);
    }
    return fingerprint(key);
  }

  /// True if it is the station's own key, or one that somebody trusted.
  boolean isTrusted(PublicKey key) throws TenshotException {
    return Files.exists(folder.resolve("trusted").resolve(hash(key) + ".pub"))
        || (Files.exists(folder.resolve("station.key")) && own().open().equals(key));
  }

  static PublicKey read(Path file) throws TenshotException {
    try {
      if (Files.size(file) > MOST) {
        throw new IOException("it is too long");
      }
      return key(Files.readString(file).strip());
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new TenshotException(
          "%s is no public key of a station (%s): make it with `tenshot product key FILE` there."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  static PublicKey key(String text) throws GeneralSecurityException {
    return KeyFactory.getInstance(ALGORITHM)
        .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(text)));
  }

  static String text(PublicKey key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  static byte[] sign(PrivateKey secret, byte[] bytes) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(ALGORITHM);
    signature.initSign(secret);
    signature.update(bytes);
    return signature.sign();
  }

  static boolean isSigned(PublicKey key, byte[] bytes, byte[] signed)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance(ALGORITHM);
    signature.initVerify(key);
    signature.update(bytes);
    return signature.verify(signed);
  }

  /// What people compare: thirty-two digits in groups of four.
  static String fingerprint(PublicKey key) {
    return hash(key).substring(0, 32).replaceAll("(.{4})(?!$)", "$1 ");
  }

  private static String hash(PublicKey key) {
    return PackedFile.sha256(key.getEncoded());
  }
}
