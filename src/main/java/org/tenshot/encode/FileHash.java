package org.tenshot.encode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.tenshot.domain.TenshotException;

/// The sha256 of a file, which tells one encoder from another.
public final class FileHash {

  private static final int CHUNK = 1 << 20;

  private FileHash() {}

  /// @return 64 hexadecimal digits in lower case
  public static String sha256(Path file) throws TenshotException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] chunk = new byte[CHUNK];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        digest.update(chunk, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new TenshotException(
          file + " cannot be read (" + e.getMessage() + "): copy the encoder pack again.", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
