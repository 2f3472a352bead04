package org.tenshot.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tenshot.ShippedEncoder;
import org.tenshot.UnreliableEncoder;
import org.tenshot.domain.Device;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.TenshotException;

/// What becomes of the callers of a shared encoder when it fails, hangs or does not come back.
class SharedEncoderFailureTest extends OneRealEncoder {

  private static final Duration SHORT = Duration.ofMillis(400);
  private static final float HANGS = 77;
  private static final Device CARD = new Device(Device.Kind.CUDA, "a test says so", false);

  @Test
  void oneFailureIsOneExceptionAndTheEncoderStays() throws Exception {
    AtomicInteger opened = new AtomicInteger();
    AtomicBoolean fail = new AtomicBoolean();
    UnreliableEncoder encoder =
        new UnreliableEncoder(
            reliable(),
            (tensors, count) -> {
              if (fail.getAndSet(false)) {
                throw new IllegalStateException("a bad moment");
              }
            });
    SharedEncoder.Opener opener =
        like -> {
          opened.incrementAndGet();
          return encoder;
        };
    try (SharedEncoder shared = SharedEncoder.open(opener)) {
      Encoder line = shared.handle(Urgency.LINE);
      fail.set(true);
      assertThatExceptionOfType(TenshotException.class)
          .isThrownBy(() -> line.encodePictures(pictures(1, 1), 1))
          .withMessageContaining("a bad moment");
      assertThat(line.encodePictures(pictures(1, 1), 1)).hasSize(1);
      assertThat(opened).hasValue(1);
    }
    assertThat(encoder.isClosed()).isTrue();
  }

  @Test
  void aPictureThatBreaksItsRunDoesNotCostTheOthersTheirs() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    AtomicBoolean hold = new AtomicBoolean();
    UnreliableEncoder picky =
        new UnreliableEncoder(
            reliable(),
            (tensors, count) -> {
              if (hold.getAndSet(false)) {
                await(waiting);
              }
              int length = real.preprocessing().tensorLength();
              for (int i = 0; i < count; i++) {
                if (tensors.get(i * length) == 99) {
                  throw new TenshotException("The picture is poison.");
                }
              }
            });
    try (SharedEncoder shared = SharedEncoder.open(like -> picky)) {
      shared.measure().get(60, TimeUnit.SECONDS);
      hold.set(true);
      FloatBuffer poison = pictures(1, 1);
      poison.put(0, 99);
      Encoder line = shared.handle(Urgency.LINE);
      CompletableFuture<List<Embedding>> first =
          async(() -> line.encodePictures(pictures(1, 1), 1));
      while (hold.get()) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
      CompletableFuture<List<Embedding>> bad = async(() -> line.encodePictures(poison, 1));
      CompletableFuture<List<Embedding>> good = async(() -> line.encodePictures(pictures(1, 2), 1));
      TimeUnit.MILLISECONDS.sleep(200);
      waiting.countDown();
      assertThat(first.get(20, TimeUnit.SECONDS)).hasSize(1);
      assertThat(good.get(20, TimeUnit.SECONDS)).hasSize(1);
      assertThat(bad)
          .failsWithin(Duration.ofSeconds(20))
          .withThrowableThat()
          .withMessageContaining("poison");
    }
  }

  @Test
  void aCardThatFailsBecomesTheCpuAndSaysSo() throws Exception {
    AtomicBoolean broken = new AtomicBoolean();
    List<EncoderId> likes = new ArrayList<>();
    SharedEncoder.Opener opener =
        like -> {
          if (like != null) {
            likes.add(like);
            return reliable();
          }
          return new UnreliableEncoder(
              reliable(),
              CARD,
              (tensors, count) -> {
                if (broken.get()) {
                  throw new TenshotException("CUDA error 700.");
                }
              });
        };
    try (SharedEncoder shared = SharedEncoder.open(opener)) {
      Encoder line = shared.handle(Urgency.LINE);
      assertThat(line.device().kind()).isEqualTo(Device.Kind.CUDA);
      assertThat(line.trouble().english()).isEmpty();
      broken.set(true);
      assertThatExceptionOfType(TenshotException.class)
          .isThrownBy(() -> line.encodePictures(pictures(1, 1), 1))
          .withMessageContaining("CUDA error 700");
      assertThat(untilItWorks(line)).hasSize(1);
      assertThat(line.device().kind()).isEqualTo(Device.Kind.CPU);
      assertThat(line.trouble().english()).contains("CUDA error 700", "CPU", "restart");
      assertThat(likes).containsExactly(real.id());
    }
  }

  @Test
  void anEncoderThatDoesNotOpenAgainIsTriedUntilItDoes() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    AtomicBoolean broken = new AtomicBoolean();
    SharedEncoder.Opener opener =
        like ->
            switch (tries.getAndIncrement()) {
              case 1 -> throw new TenshotException("The disk is away.");
              case 2 -> throw new LinkageError("no library");
              default -> failing(broken);
            };
    try (SharedEncoder shared = SharedEncoder.open(opener)) {
      Encoder line = shared.handle(Urgency.LINE);
      broken.set(true);
      assertThatExceptionOfType(TenshotException.class)
          .isThrownBy(() -> line.encodePictures(pictures(1, 1), 1));
      while (tries.get() < 2) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      broken.set(false);
      assertThat(untilItWorks(line)).hasSize(1);
      assertThat(tries).hasValue(4);
      assertThat(line.trouble().english()).as("the CPU as before").isEmpty();
    }
  }

  @Test
  void anotherEncoderNeverTakesThePlaceOfTheFirst() throws Exception {
    AtomicBoolean broken = new AtomicBoolean();
    AtomicInteger others = new AtomicInteger();
    try (OnnxEncoder other = ShippedEncoder.open(EncoderSettings.CpuFile.FP16);
        SharedEncoder shared =
            SharedEncoder.open(
                like -> {
                  if (like == null) {
                    return failing(broken);
                  }
                  others.incrementAndGet();
                  return new UnreliableEncoder(other, (tensors, count) -> {});
                })) {
      assertThat(other.id()).isNotEqualTo(real.id());
      Encoder line = shared.handle(Urgency.LINE);
      broken.set(true);
      for (int i = 0; i < 3 || others.get() < 2; i++) {
        assertThatExceptionOfType(TenshotException.class)
            .isThrownBy(() -> line.encodePictures(pictures(1, 1), 1));
        TimeUnit.MILLISECONDS.sleep(20);
      }
      assertThatExceptionOfType(TenshotException.class)
          .isThrownBy(() -> line.encodePictures(pictures(1, 1), 1))
          .withMessageContaining("fp16");
    }
  }

  @Test
  void aRunThatHangsFailsEverybodyInTimeAndIsGivenUp() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch hangs = new CountDownLatch(1);
    AtomicBoolean hang = new AtomicBoolean();
    UnreliableEncoder first =
        new UnreliableEncoder(
            reliable(),
            (tensors, count) -> {
              if (hang.get()) {
                hangs.countDown();
                await(never);
              }
            });
    try (SharedEncoder shared =
        SharedEncoder.open(like -> like == null ? first : reliable(), SHORT)) {
      hang.set(true);
      List<CompletableFuture<?>> waiting = new ArrayList<>();
      Encoder one = shared.handle(Urgency.LINE);
      waiting.add(async(() -> one.encodePictures(pictures(1, 1), 1)));
      // Texts that came before would be answered.
      assertThat(hangs.await(10, TimeUnit.SECONDS)).isTrue();
      for (Urgency urgency : Urgency.values()) {
        Encoder own = shared.handle(urgency);
        waiting.add(async(() -> own.encodePictures(pictures(1, 1), 1)));
        waiting.add(async(() -> own.encodeTexts(List.of("a photo"))));
      }
      for (CompletableFuture<?> own : waiting) {
        assertThat(own)
            .failsWithin(Duration.ofSeconds(10))
            .withThrowableThat()
            .withCauseInstanceOf(TenshotException.class)
            // Whoever notices first, the one who waits or the one who watches, says so.
            .withMessageMatching("(?s).*(hangs|did not answer within).*");
      }
      assertThat(untilItWorks(shared.handle(Urgency.LINE))).hasSize(1);
      never.countDown();
    }
  }

  @Test
  void aRunThatComesBackAfterItWasGivenUpChangesNothing() throws Exception {
    CountDownLatch back = new CountDownLatch(1);
    AtomicBoolean hang = new AtomicBoolean();
    AtomicInteger openedAgain = new AtomicInteger();
    UnreliableEncoder first =
        new UnreliableEncoder(
            reliable(),
            (tensors, count) -> {
              if (hang.get()) {
                await(back);
                throw new TenshotException("Too late.");
              }
            });
    SharedEncoder.Opener opener =
        like -> {
          if (like == null) {
            return first;
          }
          openedAgain.incrementAndGet();
          back.countDown();
          return reliable();
        };
    try (SharedEncoder shared = SharedEncoder.open(opener, SHORT)) {
      Encoder line = shared.handle(Urgency.LINE);
      hang.set(true);
      assertThatExceptionOfType(TenshotException.class)
          .isThrownBy(() -> line.encodePictures(pictures(1, 1), 1))
          .withMessageContaining("hangs");
      assertThat(untilItWorks(line)).hasSize(1);
      while (!first.isClosed()) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      assertThat(untilItWorks(line)).hasSize(1);
      assertThat(openedAgain).hasValue(1);
    }
  }

  @Test
  void runsThatEndAfterAllMakeRoomForTheNext() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger opened = new AtomicInteger();
    SharedEncoder.Opener opener =
        like -> {
          int turn = opened.getAndIncrement();
          return turn < 5
              ? new UnreliableEncoder(
                  reliable(),
                  (tensors, count) -> {
                    // The first picture of each is the one that proves it.
                    if (tensors.get(0) == HANGS) {
                      await(end);
                    }
                  })
              : reliable();
        };
    try (SharedEncoder shared = SharedEncoder.open(opener, SHORT)) {
      Encoder line = shared.handle(Urgency.LINE);
      FloatBuffer stuck = pictures(1, 1);
      stuck.put(0, HANGS);
      for (int i = 0; i < 5; i++) {
        untilItWorks(line);
        assertThatExceptionOfType(TenshotException.class)
            .isThrownBy(() -> line.encodePictures(stuck, 1))
            .withMessageContaining(i < 4 ? "hangs" : "restart Tenshot");
      }
      assertThatExceptionOfType(TenshotException.class)
          .isThrownBy(() -> line.encodePictures(pictures(1, 1), 1))
          .withMessageContaining("hung too often");
      assertThat(opened).hasValue(5);
      end.countDown();
      assertThat(untilItWorks(line)).hasSize(1);
      assertThat(opened).hasValue(6);
    }
  }

  private static Encoder failing(AtomicBoolean broken) {
    return new UnreliableEncoder(
        reliable(),
        (tensors, count) -> {
          if (broken.get()) {
            throw new TenshotException("It fails.");
          }
        });
  }
}
