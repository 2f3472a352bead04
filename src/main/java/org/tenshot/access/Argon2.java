package org.tenshot.access;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// A password as it is kept: an Argon2id hash, which takes so much memory and time that guessing
/// from a stolen file is slow on any hardware.
///
/// @param cost what it takes to compute it
/// @param salt random, of its own for each password
/// @param hash 32 bytes
record Argon2(Cost cost, byte[] salt, byte[] hash) {

  /// Bytes of a salt and of a hash, as RFC 9106 section 4 recommends them.
  static final int SALT = 16;

  static final int HASH = 32;

  /// What computing a hash takes.
  ///
  /// @param memoryKib kibibytes of memory, 8 for each lane to 1048576
  /// @param passes over that memory, 1 to 64
  /// @param lanes that could be computed side by side, 1 to 16
  record Cost(int memoryKib, int passes, int lanes) {

    /// The second recommended option of RFC 9106 section 4: 64 MiB, 3 passes, 4 lanes. The first
    /// one takes 2 GiB, which a station does not have to spare while its line runs.
    static final Cost RFC_9106 = new Cost(64 * 1024, 3, 4);

    Cost {
      if (passes < 1 || passes > 64 || lanes < 1 || lanes > 16) {
        throw new IllegalArgumentException("passes 1 to 64 and lanes 1 to 16");
      }
      if (memoryKib < 8 * lanes || memoryKib > 1 << 20) {
        throw new IllegalArgumentException("memory of 8 KiB for each lane to 1 GiB");
      }
    }
  }

  /// Hashes a new password.
  static Argon2 of(char[] password, Cost cost, SecureRandom random) {
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    return new Argon2(cost, salt, hash(password, cost, salt));
  }

  /// True if this is the hash of the password. Takes as long whatever is wrong.
  boolean matches(char[] password) {
    return MessageDigest.isEqual(hash, hash(password, cost, salt));
  }

  static byte[] hash(char[] password, Cost cost, byte[] salt) {
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
    byte[] text = new byte[encoded.remaining()];
    encoded.get(text);
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memoryKib())
            .withIterations(cost.passes())
            .withParallelism(cost.lanes())
            .withSalt(salt)
            .build());
    byte[] hash = new byte[HASH];
    generator.generateBytes(text, hash);
    Arrays.fill(encoded.array(), (byte) 0);
    Arrays.fill(text, (byte) 0);
    return hash;
  }
}
