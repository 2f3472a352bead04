package org.tenshot.encode;

import org.jspecify.annotations.Nullable;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Saying;

/// What people are told of a shared encoder that is not as it should be.
final class EncoderWords {

  private EncoderWords() {}

  static Saying closed(EncoderId id) {
    return Saying.of("encoder.closed", "The encoder {0} is closed: start the line again.", id);
  }

  static Saying interrupted() {
    return Saying.of("encoder.interrupted", "The wait for the encoder was interrupted.");
  }

  static Saying nothing(@Nullable Throwable cause) {
    return Saying.of("encoder.nothing", "The encoder gave no answer ({0}).", cause);
  }

  static Saying slow(EncoderId id, long millis) {
    return Saying.of(
        "encoder.slow",
        "The encoder {0} did not answer within {1} ms: fewer lines, fewer pictures a second, or a faster encoder.",
        id,
        millis);
  }

  static Saying hangs(EncoderId id, long millis) {
    return Saying.of(
        "encoder.hangs", "The encoder {0} hangs: a run takes longer than {1} ms.", id, millis);
  }

  static Saying broke(EncoderId id, Throwable failure) {
    return Saying.of(
        "encoder.broke", "The encoder {0} broke ({1}): the log file has the details.", id, failure);
  }

  static Saying tooOften(Saying why) {
    return Saying.of("encoder.too-often", "{0} It has hung too often: restart Tenshot.", why);
  }

  static Saying again(Saying why) {
    return Saying.of("encoder.again", "{0} It is being opened again.", why);
  }

  static Saying unopened(Saying why, Saying cause) {
    return Saying.of("encoder.unopened", "{0} It does not open again: {1}", why, cause);
  }

  static Saying onCpu(Saying why) {
    return Saying.of(
        "encoder.on-cpu",
        "{0} The encoder runs on the CPU now, which is slower: look after the graphics card, then restart Tenshot.",
        why);
  }
}
