package org.tenshot.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The bounds of what waits for the file.
@Timeout(30)
class BacklogTest {

  private final Backlog backlog = new Backlog(4, 1000);

  @Test
  void itIsBoundedInRows() throws Exception {
    for (int i = 0; i < 4; i++) {
      assertThat(offer(0)).isTrue();
    }

    assertThat(offer(0)).isFalse();
    assertThat(backlog.size()).isEqualTo(4);
  }

  @Test
  void itIsBoundedInMemory() throws Exception {
    assertThat(offer(600)).isTrue();

    assertThat(offer(600)).isFalse();
    assertThat(offer(400)).isTrue();
  }

  @Test
  void aPictureLargerThanAllTheRoomIsTakenAlone() throws Exception {
    assertThat(offer(5000)).isTrue();

    assertThat(offer(0)).isFalse();
  }

  @Test
  void whatIsBeingWrittenKeepsItsRoomUntilItIsWritten() throws Exception {
    for (int i = 0; i < 4; i++) {
      offer(250);
    }

    assertThat(backlog.batch(3, Duration.ZERO)).hasSize(3);
    assertThat(offer(0)).isFalse();
    backlog.written(3);
    assertThat(offer(750)).isTrue();
    assertThat(backlog.isRelaxed()).isFalse();
  }

  @Test
  void whatWaitsIsStillHandedOutAfterClosing() throws Exception {
    offer(0);
    backlog.close();

    assertThat(offer(0)).isFalse();
    assertThat(backlog.batch(10, Duration.ofMinutes(1))).hasSize(1);
    backlog.written(1);
    assertThat(backlog.batch(10, Duration.ofMinutes(1))).isEmpty();
  }

  @Test
  void aBatchIsHandedOutAsSoonAsItIsFull() throws Exception {
    FutureTask<List<Entry>> batch = new FutureTask<>(() -> backlog.batch(3, Duration.ofHours(1)));
    offer(0);
    Thread writer = Thread.ofPlatform().start(batch);
    while (writer.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(1);
    }

    offer(0);
    offer(0);

    assertThat(batch.get()).hasSize(3);
  }

  @Test
  void whoWaitsForTheFirstEntryIsWokenByItAfterAFullBatch() throws Exception {
    for (int i = 0; i < 3; i++) {
      offer(0);
    }
    backlog.batch(3, Duration.ofHours(1));
    backlog.written(3);
    FutureTask<List<Entry>> batch = new FutureTask<>(() -> backlog.batch(3, Duration.ZERO));
    Thread writer = Thread.ofPlatform().start(batch);
    while (writer.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }

    offer(0);

    assertThat(batch.get()).hasSize(1);
  }

  private boolean offer(long bytes) throws InterruptedException {
    Entry entry = new Entry(Entry.Kind.INSPECTION, session -> 0, bytes, new CompletableFuture<>());
    return backlog.offer(entry, Duration.ZERO);
  }
}
