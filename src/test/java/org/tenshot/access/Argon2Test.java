package org.tenshot.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// Hashes of passwords.
class Argon2Test {

  private static final Argon2.Cost CHEAP = new Argon2.Cost(8, 1, 1);

  /// From test.c of the reference implementation (phc-winner-argon2): Argon2id, version 0x13.
  @Test
  void aHashIsTheOneOfTheReference() {
    byte[] hash =
        Argon2.hash(
            "password".toCharArray(),
            new Argon2.Cost(1 << 16, 2, 1),
            ("somesalt").getBytes(StandardCharsets.US_ASCII));
    assertThat(HexFormat.of().formatHex(hash))
        .isEqualTo("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
  }

  @Test
  void onlyTheSamePasswordMatchesAndEachHasASaltOfItsOwn() {
    SecureRandom random = new SecureRandom();
    Argon2 one = Argon2.of("Schlüssel 锁".toCharArray(), CHEAP, random);
    Argon2 other = Argon2.of("Schlüssel 锁".toCharArray(), CHEAP, random);
    assertThat(one.matches("Schlüssel 锁".toCharArray())).isTrue();
    assertThat(one.matches("schlüssel 锁".toCharArray())).isFalse();
    assertThat(one.matches(new char[0])).isFalse();
    assertThat(one.salt()).hasSize(16).isNotEqualTo(other.salt());
    assertThat(one.hash()).hasSize(32).isNotEqualTo(other.hash());
  }

  @Test
  void whatIsKeptTakesWhatRfc9106Recommends() {
    assertThat(Argon2.Cost.RFC_9106).isEqualTo(new Argon2.Cost(65_536, 3, 4));
  }
}
