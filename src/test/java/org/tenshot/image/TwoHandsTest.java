package org.tenshot.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class TwoHandsTest {

  @Test
  void everyPieceIsDoneOnceAndNoHandHasTwoAtATime() {
    for (int job = 0; job < 2000; job++) {
      AtomicIntegerArray done = new AtomicIntegerArray(1 + job % 40);
      AtomicIntegerArray busy = new AtomicIntegerArray(TwoHands.HANDS);
      AtomicInteger clashes = new AtomicInteger();
      TwoHands.run(
          done.length(),
          (hand, piece) -> {
            clashes.addAndGet(busy.getAndIncrement(hand));
            done.incrementAndGet(piece);
            busy.decrementAndGet(hand);
          });
      for (int piece = 0; piece < done.length(); piece++) {
        assertThat(done.get(piece)).isEqualTo(1);
      }
      assertThat(clashes).hasValue(0);
    }
  }

  @Test
  void whereNoOtherThreadIsFreeTheCallerDoesItAlone() throws InterruptedException {
    whileNoOtherThreadIsFree(
        () -> {
          AtomicInteger done = new AtomicInteger();
          TwoHands.run(
              10,
              (hand, piece) -> {
                assertThat(hand).isZero();
                done.incrementAndGet();
              });
          assertThat(done).hasValue(10);
        });
  }

  /// Another caller's job may lie above, so that it cannot be taken back.
  @Test
  void whatNobodyBeganIsNotWaitedFor() throws InterruptedException {
    whileNoOtherThreadIsFree(
        () -> {
          AtomicInteger done = new AtomicInteger();
          TwoHands.run(
              4,
              (hand, piece) -> {
                ForkJoinPool.commonPool().execute(() -> {});
                done.incrementAndGet();
              });
          assertThat(done).hasValue(4);
        });
  }

  private static void whileNoOtherThreadIsFree(Runnable body) throws InterruptedException {
    int workers = ForkJoinPool.getCommonPoolParallelism();
    CountDownLatch held = new CountDownLatch(workers);
    CountDownLatch release = new CountDownLatch(1);
    for (int i = 0; i < workers; i++) {
      ForkJoinPool.commonPool().execute(() -> await(held, release));
    }
    try {
      assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();
      body.run();
    } finally {
      release.countDown();
    }
  }

  private static void await(CountDownLatch held, CountDownLatch release) {
    held.countDown();
    try {
      release.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aFailureOnEitherHandReachesTheCallerAndLeavesNobodyAtWork() throws InterruptedException {
    for (int failing = 0; failing < 30; failing++) {
      int bad = failing;
      AtomicInteger atWork = new AtomicInteger();
      assertThatThrownBy(
              () ->
                  TwoHands.run(
                      30,
                      (hand, piece) -> {
                        atWork.incrementAndGet();
                        try {
                          if (piece == bad) {
                            throw new IllegalStateException("piece " + piece);
                          }
                        } finally {
                          atWork.decrementAndGet();
                        }
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("piece " + bad);
      assertThat(atWork).hasValue(0);
    }
  }
}
