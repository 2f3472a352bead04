package org.tenshot.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tenshot.ShippedEncoder;
import org.tenshot.UnreliableEncoder;
import org.tenshot.domain.Device;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.TenshotException;

/// One real encoder for many callers, and what becomes of them when it fails.
class SharedEncoderTest {

  private static final Duration SHORT = Duration.ofMillis(400);
  private static final Device CARD = new Device(Device.Kind.CUDA, "a test says so", false);

  private static OnnxEncoder real;

  @BeforeAll
  static void open() throws TenshotException {
    real = ShippedEncoder.open();
  }

  @AfterAll
  static void close() {
    real.close();
  }

  @Test
  void aPictureThatGoesAloneGetsTheSameBits() throws Exception {
    FloatBuffer picture = pictures(1, 7);
    try (SharedEncoder shared = SharedEncoder.open(like -> reliable())) {
      Encoder line = shared.handle(Urgency.LINE);
      assertThat(line.id()).isEqualTo(real.id());
      assertThat(line.preprocessing()).isEqualTo(real.preprocessing());
      assertThat(line.encodePictures(picture, 1).getFirst().values())
          .isEqualTo(real.encodePictures(picture, 1).getFirst().values());
      SeenPicture seen = line.encodeWithPatches(picture);
      assertThat(patches(seen)).isEqualTo(patches(real.encodeWithPatches(picture)));
      assertThat(line.encodeTexts(List.of("a", "b", "c", "d", "e")))
          .usingRecursiveComparison()
          .isEqualTo(real.encodeTexts(List.of("a", "b", "c", "d", "e")));
      assertThat(line.tokens("a photo")).isEqualTo(real.tokens("a photo"));
    }
  }

  /// Runs of other sizes add up in another order: embeddings differ in the last bits, and scores by
  /// far less than any cut is known to.
  @Test
  void aPictureAmongOthersGetsAnEmbeddingThatDiffersInTheLastBitsAtMost() throws Exception {
    FloatBuffer pictures = pictures(8, 3);
    int length = real.preprocessing().tensorLength();
    double largest = 0;
    for (int size : new int[] {2, 4, 8}) {
      List<Embedding> together = real.encodePictures(pictures, size);
      List<SeenPicture> seen = real.encodeWithPatches(pictures, size);
      for (int i = 0; i < size; i++) {
        FloatBuffer one = pictures.slice(i * length, length);
        float[] alone = real.encodePictures(one, 1).getFirst().values();
        largest = Math.max(largest, apart(alone, together.get(i).values()));
        SeenPicture withPatches = real.encodeWithPatches(one);
        largest = Math.max(largest, apart(alone, seen.get(i).whole().values()));
        largest = Math.max(largest, apart(patches(withPatches), patches(seen.get(i))));
      }
    }
    System.out.println("largest difference of a component between runs: " + largest);
    assertThat(largest).isLessThan(2e-6);
  }

  @Test
  void theBestSizeIsMeasuredWhenThereIsASecondLine() throws Exception {
    try (SharedEncoder shared = SharedEncoder.open(like -> reliable())) {
      assertThat(shared.plan()).isEqualTo(BatchPlan.SINGLE);
      BatchPlan plan = shared.measure().get(60, TimeUnit.SECONDS);
      assertThat(plan.measured()).extracting(BatchPlan.Measured::size).containsExactly(1, 2, 4, 8);
      assertThat(plan.measured()).allMatch(own -> own.millis() > 0 && own.apart() < 1e-6);
      assertThat(shared.plan()).isEqualTo(plan);
    }
  }

  @Test
  void picturesOfLinesThatWaitTogetherGoInOneRunAndEachGetsItsOwn() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    AtomicBoolean hold = new AtomicBoolean();
    UnreliableEncoder slow =
        new UnreliableEncoder(
            reliable(),
            (tensors, count) -> {
              if (hold.get()) {
                await(waiting);
              }
            });
    try (SharedEncoder shared = SharedEncoder.open(like -> slow)) {
      assertThat(shared.measure().get(60, TimeUnit.SECONDS).measured()).hasSize(4);
      int most = shared.plan().line();
      slow.runs().clear();
      hold.set(true);
      Encoder line = shared.handle(Urgency.LINE);
      List<CompletableFuture<List<Embedding>>> answers = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        FloatBuffer own = pictures(1, i);
        answers.add(async(() -> line.encodePictures(own, 1)));
        while (i == 0 && slow.runs().isEmpty()) {
          TimeUnit.MILLISECONDS.sleep(1);
        }
      }
      TimeUnit.MILLISECONDS.sleep(300);
      hold.set(false);
      waiting.countDown();
      for (int i = 0; i < answers.size(); i++) {
        Embedding own = answers.get(i).get(20, TimeUnit.SECONDS).getFirst();
        Embedding alone = real.encodePictures(pictures(1, i), 1).getFirst();
        assertThat(own.cosine(alone)).isCloseTo(1, within(1e-6));
      }
      assertThat(slow.runs().getFirst()).isEqualTo(1);
      assertThat(slow.runs().stream().mapToInt(Integer::intValue).max()).hasValue(most);
      assertThat(slow.runs().stream().mapToInt(Integer::intValue).sum()).isEqualTo(9);
    }
  }

  @Test
  void manyPicturesOfTheBackgroundAreManySmallRuns() throws Exception {
    UnreliableEncoder counted = new UnreliableEncoder(reliable(), (tensors, count) -> {});
    try (SharedEncoder shared = SharedEncoder.open(like -> counted)) {
      counted.runs().clear();
      Encoder background = shared.handle(Urgency.BACKGROUND);
      assertThat(background.encodePictures(pictures(5, 1), 5)).hasSize(5);
      assertThat(counted.runs()).containsExactly(1, 1, 1, 1, 1);
    }
  }

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
      assertThat(line.trouble()).isEmpty();
      broken.set(true);
      assertThatExceptionOfType(TenshotException.class)
          .isThrownBy(() -> line.encodePictures(pictures(1, 1), 1))
          .withMessageContaining("CUDA error 700");
      assertThat(untilItWorks(line)).hasSize(1);
      assertThat(line.device().kind()).isEqualTo(Device.Kind.CPU);
      assertThat(line.trouble()).contains("CUDA error 700", "CPU", "restart");
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
      assertThat(line.trouble()).as("the CPU as before").isEmpty();
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
    AtomicBoolean hang = new AtomicBoolean();
    UnreliableEncoder first =
        new UnreliableEncoder(
            reliable(),
            (tensors, count) -> {
              if (hang.get()) {
                await(never);
              }
            });
    try (SharedEncoder shared =
        SharedEncoder.open(like -> like == null ? first : reliable(), SHORT)) {
      hang.set(true);
      List<CompletableFuture<?>> waiting = new ArrayList<>();
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
  void whoeverWaitsWhileItIsClosedIsTold() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    AtomicBoolean hold = new AtomicBoolean();
    UnreliableEncoder slow =
        new UnreliableEncoder(
            reliable(),
            (tensors, count) -> {
              if (hold.get()) {
                await(waiting);
              }
            });
    SharedEncoder shared = SharedEncoder.open(like -> slow);
    Encoder line = shared.handle(Urgency.LINE);
    hold.set(true);
    int before = slow.runs().size();
    CompletableFuture<List<Embedding>> running =
        async(() -> line.encodePictures(pictures(1, 1), 1));
    while (slow.runs().size() == before) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    CompletableFuture<List<Embedding>> queued = async(() -> line.encodePictures(pictures(1, 1), 1));
    CompletableFuture<Void> closing = CompletableFuture.runAsync(shared::close);
    assertThat(queued).failsWithin(Duration.ofSeconds(10));
    assertThat(slow.isClosed()).as("not under a run").isFalse();
    waiting.countDown();
    assertThat(running.get(10, TimeUnit.SECONDS)).hasSize(1);
    closing.get(10, TimeUnit.SECONDS);
    assertThat(slow.isClosed()).isTrue();
    shared.close();
    assertThatExceptionOfType(TenshotException.class)
        .isThrownBy(() -> line.encodePictures(pictures(1, 1), 1))
        .withMessageContaining("closed");
  }

  @Test
  void aHandleEndsAlone() throws Exception {
    try (SharedEncoder shared = SharedEncoder.open(like -> reliable())) {
      Encoder one = shared.handle(Urgency.LINE);
      Encoder other = shared.handle(Urgency.LINE);
      one.close();
      assertThatExceptionOfType(TenshotException.class)
          .isThrownBy(() -> one.encodePictures(pictures(1, 1), 1));
      assertThat(other.encodePictures(pictures(1, 1), 1)).hasSize(1);
    }
  }

  /// Until it is opened again there are exceptions, and each comes at once.
  private static List<Embedding> untilItWorks(Encoder line) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (true) {
      try {
        return line.encodePictures(pictures(1, 1), 1);
      } catch (TenshotException e) {
        if (System.nanoTime() > end) {
          throw new AssertionError("it does not come back", e);
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  /// The real one behind a door that can be closed without closing it.
  private static Encoder reliable() {
    return new UnreliableEncoder(real, (tensors, count) -> {});
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

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("waited too long");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static <T> CompletableFuture<T> async(Callable<T> call) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Thread.ofPlatform()
        .start(
            () -> {
              try {
                answer.complete(call.call());
              } catch (Exception e) {
                answer.completeExceptionally(e);
              }
            });
    return answer;
  }

  private static float[] patches(SeenPicture seen) {
    return Objects.requireNonNull(seen.patches()).values();
  }

  private static double apart(float[] one, float[] other) {
    assertThat(other).hasSameSizeAs(one);
    double largest = 0;
    for (int i = 0; i < one.length; i++) {
      largest = Math.max(largest, Math.abs(one[i] - other[i]));
    }
    return largest;
  }

  private static FloatBuffer pictures(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FloatBuffer tensors =
        ByteBuffer.allocateDirect(count * real.preprocessing().tensorLength() * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    while (tensors.hasRemaining()) {
      tensors.put((float) random.nextGaussian());
    }
    return tensors.clear();
  }
}
