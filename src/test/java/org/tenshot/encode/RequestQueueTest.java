package org.tenshot.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Request.Pictures.Patches;

class RequestQueueTest {

  private final RequestQueue queue = new RequestQueue();

  @Test
  void picturesOfLinesThatWaitGoTogetherInTheirOrder() throws Exception {
    List<Request> asked = lines(5);
    assertThat(queue.take(4)).isEqualTo(asked.subList(0, 4));
    assertThat(queue.take(4)).as("nobody waits for more").isEqualTo(asked.subList(4, 5));
  }

  @Test
  void oneByOneWhereTogetherDoesNotPay() throws Exception {
    List<Request> asked = lines(2);
    assertThat(queue.take(1)).isEqualTo(asked.subList(0, 1));
    assertThat(queue.take(1)).isEqualTo(asked.subList(1, 2));
  }

  @Test
  void picturesWithPatchesGoTogetherButNotWithOthers() throws Exception {
    Request first = put(1, Patches.WITH, Urgency.LINE);
    Request second = put(1, Patches.WITHOUT, Urgency.LINE);
    Request third = put(1, Patches.WITH, Urgency.LINE);
    assertThat(queue.take(4)).containsExactly(first, third);
    assertThat(queue.take(4)).containsExactly(second);
  }

  @Test
  void whatDoesNotFitWaitsForTheNextRun() throws Exception {
    Request first = put(3, Patches.WITHOUT, Urgency.LINE);
    Request large = put(2, Patches.WITHOUT, Urgency.LINE);
    Request small = put(1, Patches.WITHOUT, Urgency.LINE);
    assertThat(queue.take(4)).containsExactly(first, small);
    assertThat(queue.take(4)).containsExactly(large);
  }

  @Test
  void linesGoBeforeTheBackgroundWhichGetsOneRunAtATime() throws Exception {
    Request later = put(1, Patches.WITHOUT, Urgency.BACKGROUND);
    Request latest = put(1, Patches.WITHOUT, Urgency.BACKGROUND);
    Request line = put(1, Patches.WITHOUT, Urgency.LINE);
    assertThat(queue.take(8)).containsExactly(line);
    assertThat(queue.take(8)).containsExactly(later);
    assertThat(queue.take(8)).containsExactly(latest);
  }

  @Test
  void theBackgroundDoesNotWaitForEver() throws Exception {
    Request starved = put(1, Patches.WITHOUT, Urgency.BACKGROUND);
    Request next = put(1, Patches.WITHOUT, Urgency.BACKGROUND);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    boolean served = false;
    while (!served && System.nanoTime() < end) {
      put(1, Patches.WITHOUT, Urgency.LINE);
      put(1, Patches.WITHOUT, Urgency.LINE);
      served = queue.take(1).contains(starved);
      TimeUnit.MILLISECONDS.sleep(1);
    }
    assertThat(served).isTrue();
    assertThat(queue.take(1)).as("one run, then the lines again").doesNotContain(next);
  }

  @Test
  void whatIsRefusedFailsAtOnceUntilItIsAcceptedAgain() throws Exception {
    Request waiting = put(1, Patches.WITHOUT, Urgency.LINE);
    queue.refuse(Saying.english("The encoder hangs."));
    assertThat(waiting.answer()).isCompletedExceptionally();
    assertThatExceptionOfType(TenshotException.class)
        .isThrownBy(() -> put(1, Patches.WITHOUT, Urgency.LINE))
        .withMessage("The encoder hangs.");
    queue.accept();
    Request after = put(1, Patches.WITHOUT, Urgency.LINE);
    assertThat(queue.take(1)).containsExactly(after);
  }

  @Test
  void whatIsClosedStaysClosed() throws Exception {
    Request waiting = put(1, Patches.WITHOUT, Urgency.BACKGROUND);
    queue.close(Saying.english("closed"));
    queue.accept();
    assertThat(waiting.answer()).isCompletedExceptionally();
    assertThat(queue.take(1)).isEmpty();
    assertThatExceptionOfType(TenshotException.class)
        .isThrownBy(() -> put(1, Patches.WITHOUT, Urgency.LINE));
  }

  @Test
  void whatNobodyWaitsForIsForgotten() throws Exception {
    Request gone = put(1, Patches.WITHOUT, Urgency.LINE);
    Request stays = put(1, Patches.WITHOUT, Urgency.LINE);
    queue.forget(gone);
    assertThat(queue.take(8)).containsExactly(stays);
  }

  private List<Request> lines(int count) throws TenshotException {
    List<Request> asked = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      asked.add(put(1, Patches.WITHOUT, Urgency.LINE));
    }
    return asked;
  }

  private Request put(int count, Patches patches, Urgency urgency) throws TenshotException {
    Request request = Request.Pictures.of(FloatBuffer.allocate(1), count, patches);
    queue.put(request, urgency);
    return request;
  }
}
