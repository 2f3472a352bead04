package org.tenshot.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Timing;
import org.tenshot.domain.Trigger;
import org.tenshot.domain.TriggerRule;
import org.tenshot.domain.Verdict;
import org.tenshot.head.Head;
import org.tenshot.store.InspectionLog;

/// Thousands of triggers in one run, with all that may happen to one.
@Timeout(180)
class ManyTriggersTest extends TriggeredLine {

  @Test
  void everyOneOfTwoThousandTriggersEndsInOneRowWhateverHappens() throws Exception {
    Random random = new Random(11);
    WatchfulGate outlet = new WatchfulGate(Duration.ofMillis(80));
    Head head =
        FixedHead.good(
            encoder.id(),
            () -> {
              if (random.nextInt(100) == 0) {
                TimeUnit.MILLISECONDS.sleep(120);
              }
            });
    int triggers = 2_000;
    try (InspectionLog log = log(head);
        Recorder recorder = new Recorder(log, profile.pictures());
        Line line =
            line(head, new Timing(BY_KEY, Duration.ofMillis(80)), List.of(outlet), recorder, 7)) {
      line.start();
      awaitReady(outlet);
      Random pace = new Random(12);
      List<Long> numbers = new ArrayList<>();
      for (int i = 0; i < triggers; i++) {
        int fate = pace.nextInt(100);
        String part = fate < 3 && i > 0 ? "P" + (i - 1) : "P" + i;
        numbers.add(
            line.trigger(TriggerRule.By.KEY, new PartId(part, "lot 7", null), Duration.ZERO));
        // In one of twenty cases the next one follows at once.
        if (fate < 95) {
          TimeUnit.MILLISECONDS.sleep(4 + pace.nextInt(8));
        }
      }
      line.stop();
      assertThat(numbers).isEqualTo(LongStream.rangeClosed(1, triggers).boxed().toList());
    }

    List<Inspection> rows = rows();
    Map<Fault.Code, Integer> faults = new EnumMap<>(Fault.Code.class);
    int passed = 0;
    for (Inspection row : rows) {
      if (row.verdict() instanceof Verdict.Faulted(Fault fault)) {
        faults.merge(fault.code(), 1, Integer::sum);
      } else {
        passed++;
        Trigger trigger = Objects.requireNonNull(row.origin().trigger());
        assertThat(row.origin().capturedAt()).isAfter(trigger.at());
        assertThat(row.late()).isNull();
      }
    }
    System.out.printf("%d triggers: %d passed, %s%n", triggers, passed, faults);
    assertThat(rows.stream().map(row -> row.origin().sequence()).sorted().toList())
        .as("one row a trigger")
        .isEqualTo(LongStream.rangeClosed(1, triggers).boxed().toList());
    assertThat(passed).isGreaterThan(triggers / 2);
    assertThat(faults)
        .containsKeys(
            Fault.Code.LATE,
            Fault.Code.NO_PICTURE,
            Fault.Code.DOUBLE_TRIGGER,
            Fault.Code.OVERFLOW,
            Fault.Code.PICTURE_UNREADABLE);
    assertThat(rows.stream().filter(row -> row.late() instanceof Verdict.Pass)).isNotEmpty();

    assertThat(outlet.sequences())
        .as("answers in the order of the triggers, each once")
        .isEqualTo(LongStream.rangeClosed(1, triggers).boxed().toList());
    assertThat(outlet.latePasses).as("PASS after the deadline").isZero();
    assertThat(outlet.oldPictures).as("PASS for a picture from before the trigger").isZero();
    assertThat(outlet.passedPictures).as("a picture for two parts").doesNotHaveDuplicates();
    assertThat(passed).isEqualTo(outlet.passedPictures.size());
    assertThat(watched.inspections).hasSize(triggers);
  }
}
