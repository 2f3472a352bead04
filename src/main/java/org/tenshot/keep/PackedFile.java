package org.tenshot.keep;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A file inside of a zip of ours.
///
/// @param name inside of the zip, with `/` between its parts
/// @param bytes of it
/// @param sha256 of it, 64 hexadecimal digits
record PackedFile(String name, long bytes, String sha256) {

  private static final int CHUNK = 1 << 16;

  /// Copies a stream to its end.
  static PackedFile copied(String name, InputStream in, OutputStream out) throws IOException {
    return copied(name, in, out, Long.MAX_VALUE);
  }

  /// Copies a stream to its end.
  ///
  /// @param most bytes that it may have; no more than one chunk beyond it is written
  static PackedFile copied(String name, InputStream in, OutputStream out, long most)
      throws IOException {
    MessageDigest digest = digest();
    byte[] chunk = new byte[CHUNK];
    long bytes = 0;
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      bytes += read;
      if (bytes > most) {
        throw new IOException(name + " is longer than its " + most + " bytes");
      }
      digest.update(chunk, 0, read);
      out.write(chunk, 0, read);
    }
    return new PackedFile(name, bytes, HexFormat.of().formatHex(digest.digest()));
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
