package org.tenshot.store;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Semaphore;

/// A program that appends until it is killed, and says `ack <number> <sequence>` for each row that
/// the log acknowledged.
final class AppendingProcess {

  private static final int OUTSTANDING = 64;
  private static final byte[] PNG_HEADER = {
    (byte) 0x89,
    'P',
    'N',
    'G',
    '\r',
    '\n',
    0x1a,
    '\n',
    0,
    0,
    0,
    13,
    'I',
    'H',
    'D',
    'R',
    0,
    0,
    0,
    64,
    0,
    0,
    0,
    48
  };

  private AppendingProcess() {}

  /// @param arguments the folder of the log, and the sequence to begin with
  public static void main(String[] arguments) throws Exception {
    LogPlace place = Samples.place(Path.of(arguments[0]));
    Tuning usual = Tuning.DEFAULT;
    Tuning eager =
        new Tuning(
            usual.queueRows(),
            usual.queueBytes(),
            usual.batchRows(),
            Duration.ofMillis(1),
            usual.handOver(),
            usual.busy(),
            usual.retry(),
            usual.closing(),
            usual.maxPages());
    Semaphore room = new Semaphore(OUTSTANDING);
    try (InspectionLog log = InspectionLog.open(place, Samples.CLOCK, recording -> {}, eager)) {
      log.register(Samples.PROFILE, Samples.ENCODER, Samples.HEAD);
      for (long sequence = Long.parseLong(arguments[1]); ; sequence++) {
        room.acquire();
        long said = sequence;
        log.append(Samples.passed(said), said % 4 == 0 ? picture(said) : null)
            .whenComplete(
                (number, failure) -> {
                  System.out.println(
                      failure == null ? "ack " + number + " " + said : "lost " + failure);
                  System.out.flush();
                  room.release();
                });
      }
    }
  }

  /// Looks like a PNG file as far as the log looks, without loading a drawing library.
  private static byte[] picture(long seed) {
    byte[] noise = new byte[20_000];
    new Random(seed).nextBytes(noise);
    return ByteBuffer.allocate(PNG_HEADER.length + noise.length).put(PNG_HEADER).put(noise).array();
  }
}
