package org.tenshot.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.tenshot.UnreliableEncoder;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.TenshotException;

/// One real encoder for many callers.
class SharedEncoderTest extends OneRealEncoder {

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
}
