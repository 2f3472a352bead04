package org.tenshot.registers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// When the way with wide registers is taken.
class WarmingTest {

  @Test
  void theWideWayIsTakenOnceItIsTheQuickerOne() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    Warming warming =
        new Warming("test", () -> Optional.of(() -> tries.incrementAndGet() != 4), Duration.ZERO);
    assertThat(tries).as("nobody asked yet").hasValue(0);

    assertThat(warming.isDone()).isFalse();
    while (!warming.isDone()) {
      Thread.sleep(5);
    }
    assertThat(tries).as("one slow try among quick ones, then five in a row").hasValue(9);
  }

  @Test
  void aWayThatStaysSlowIsNotTaken() throws Exception {
    CountDownLatch tries = new CountDownLatch(30);
    Warming warming =
        new Warming(
            "test",
            () ->
                Optional.of(
                    () -> {
                      tries.countDown();
                      return tries.getCount() % 5 != 0;
                    }),
            Duration.ZERO);
    assertThat(warming.isDone()).isFalse();
    assertThat(tries.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(warming.isDone()).as("four quick tries in a row").isFalse();
  }

  @Test
  void aMachineWithoutTheRegistersGoesOnPlainly() throws Exception {
    for (int kind = 0; kind < 2; kind++) {
      CountDownLatch asked = new CountDownLatch(1);
      boolean breaks = kind == 1;
      Warming warming =
          new Warming(
              "test",
              () -> {
                asked.countDown();
                if (breaks) {
                  throw new NoClassDefFoundError("jdk/incubator/vector/Vector");
                }
                return Optional.empty();
              },
              Duration.ZERO);
      assertThat(warming.isDone()).isFalse();
      assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(warming.isDone()).isFalse();
    }
  }
}
