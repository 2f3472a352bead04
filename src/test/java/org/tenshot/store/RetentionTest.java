package org.tenshot.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.RetentionRules;
import org.tenshot.domain.ShotRole;
import org.tenshot.domain.Verdict;

/// What goes, in which order, and what stays whatever the rules say.
class RetentionTest {

  private static final Instant LATER = Samples.NOW.plus(Duration.ofDays(30));
  private static final String COUNTED =
      """
      SELECT (SELECT coalesce(sum(number), 0) FROM outcome_counts) || ' '
        || (SELECT coalesce(sum(number), 0) FROM lot_counts) || ' '
        || (SELECT count(*) FROM inspections)
      """;

  @TempDir Path folder;
  private LogPlace place;
  private InspectionLog log;
  private History history;

  @BeforeEach
  void open() throws Exception {
    place = Samples.place(folder);
    log = InspectionLog.open(place, Samples.CLOCK, recording -> {});
    log.register(Samples.PROFILE, Samples.ENCODER, Samples.HEAD).get();
    history = History.open(place);
  }

  @AfterEach
  void close() throws Exception {
    history.close();
    log.close();
  }

  @Test
  void picturesGoByTheAgeOfTheirVerdictAndRowsStay() throws Exception {
    for (int i = 0; i < 100; i++) {
      log.append(Samples.passed(i), Samples.png(i));
      log.append(rejected(100 + i), Samples.png(100 + i)).get();
    }

    Retention.Removed removed = run(rules(Duration.ofDays(7), Duration.ofDays(90)));

    assertThat(removed.pictures()).isEqualTo(100);
    assertThat(removed.rows()).isZero();
    assertThat(ask("SELECT count(*) FROM inspections WHERE verdict = 'PASS' AND picture IS NULL"))
        .isEqualTo("100");
    assertThat(ask("SELECT count(*) FROM inspections WHERE picture IS NOT NULL")).isEqualTo("100");
    assertThat(files()).isEqualTo(100);
    assertThat(ask(COUNTED)).isEqualTo("200 200 200");
  }

  @Test
  void aTrialSaysTheSameAndRemovesNothing() throws Exception {
    for (int i = 0; i < 40; i++) {
      log.append(Samples.passed(i), Samples.png(i / 2)).get();
    }
    RetentionRules rules = rules(Duration.ofDays(7), Duration.ofDays(7));

    Retention.Removed would = new Retention(history, null, () -> 0).run(rules, LATER);

    assertThat(files()).isEqualTo(20);
    Retention.Removed did = run(rules);
    assertThat(did).isEqualTo(would);
    assertThat(did.pictures()).isEqualTo(20);
    assertThat(files()).isZero();
  }

  @Test
  void aPictureThatWasTaughtOrThatARejectNeedsStays() throws Exception {
    byte[] taught = Samples.png(1);
    log.append(Samples.passed(1), taught).get();
    log.teaching()
        .addShot(new TeachingLog.NewShot("tile", "good", taught, "Jana", 1L, ShotRole.TEACH, null))
        .get();
    log.append(Samples.passed(2), Samples.png(2)).get();
    log.append(rejected(3), Samples.png(2)).get();
    log.append(Samples.passed(4), Samples.png(4)).get();

    assertThat(run(rules(Duration.ofDays(7), Duration.ofDays(90))).pictures()).isEqualTo(1);
    RetentionRules hard =
        new RetentionRules(
            Map.of(Verdict.Kind.PASS, Duration.ZERO, Verdict.Kind.REJECT, Duration.ZERO),
            Duration.ZERO,
            Duration.ZERO,
            1,
            Long.MAX_VALUE / 4);
    Retention.Removed rest = run(hard);

    assertThat(rest.pictures()).isEqualTo(1);
    assertThat(rest.rows()).as("the row of the shot stays").isEqualTo(3);
    assertThat(rest.wanted()).as("more was wanted than may go").isPositive();
    assertThat(files()).isEqualTo(1);
    assertThat(ask("SELECT picture FROM inspections")).isEqualTo(TeachingLog.hash(taught));
    assertThat(ask(COUNTED)).isEqualTo("1 1 1");
  }

  @Test
  void wantOfSpaceTakesTheOldestOfPassFirstAndNoMoreThanNeeded() throws Exception {
    long bytes = 0;
    for (int i = 0; i < 50; i++) {
      log.append(rejected(i), Samples.png(i)).get();
      bytes += Samples.png(i).length;
    }
    long passed = 0;
    for (int i = 50; i < 100; i++) {
      log.append(Samples.passed(i), Samples.png(i)).get();
      passed += Samples.png(i).length;
    }
    long used = history.space().used();
    RetentionRules rules =
        new RetentionRules(Map.of(), null, Duration.ofDays(90), used - passed / 2, 0);

    Retention.Removed removed = run(rules);

    assertThat(removed.bytes()).isBetween(passed / 2, bytes);
    assertThat(ask("SELECT count(*) FROM inspections WHERE verdict = 'REJECT' AND picture IS NULL"))
        .isEqualTo("0");
    assertThat(
            ask(
                "SELECT (SELECT max(id) FROM inspections WHERE picture IS NULL)"
                    + " < (SELECT min(id) FROM inspections WHERE verdict = 'PASS'"
                    + " AND picture IS NOT NULL)"))
        .as("oldest first")
        .isEqualTo("1");
    assertThat(history.space().used()).isLessThanOrEqualTo(rules.most());
  }

  @Test
  void rowsGoLastAndTheCountsFollow() throws Exception {
    for (int i = 0; i < 200; i++) {
      log.append(Samples.passed(i), null).get();
    }
    Instant cut = Samples.NOW.plusMillis(150);
    RetentionRules rules =
        new RetentionRules(Map.of(), Duration.ofDays(1), Duration.ofDays(90), 0, 0);

    Retention.Removed removed =
        new Retention(history, log.removal(Duration.ZERO), () -> 0)
            .run(rules, cut.plus(Duration.ofDays(1)));

    assertThat(removed.rows()).isBetween(149L, 151L);
    long left = 200 - removed.rows();
    assertThat(ask(COUNTED)).isEqualTo("%d %d %d".formatted(left, left, left));
    assertThat(ask("SELECT min(first_at) FROM lot_counts"))
        .isEqualTo(ask("SELECT min(captured_at) FROM inspections"));
    assertThat(ask("PRAGMA integrity_check")).isEqualTo("ok");
  }

  @Test
  void filesThatAKilledProgramLeftAreCollectedAndNoOthers() throws Exception {
    log.append(Samples.passed(1), Samples.png(1)).get();
    String hash = TeachingLog.hash(Samples.png(2));
    Path stray = place.pictures().resolve(hash.substring(0, 2)).resolve(hash + ".png");
    Files.createDirectories(stray.getParent());
    Files.write(stray, Samples.png(2));

    assertThat(new Retention(history, log.removal(Duration.ZERO), () -> 0).collect()).isEqualTo(1);

    assertThat(stray).doesNotExist();
    assertThat(files()).isEqualTo(1);
  }

  private Retention.Removed run(RetentionRules rules) throws Exception {
    return new Retention(history, log.removal(Duration.ZERO), () -> 0).run(rules, LATER);
  }

  private static RetentionRules rules(Duration pass, Duration reject) {
    return new RetentionRules(
        Map.of(Verdict.Kind.PASS, pass, Verdict.Kind.REJECT, reject),
        null,
        Duration.ofDays(90),
        0,
        0);
  }

  private static org.tenshot.domain.Inspection rejected(long sequence) {
    return Samples.inspection(sequence, new Verdict.Reject("rust"));
  }

  private String ask(String query) throws Exception {
    return Samples.ask(place, query);
  }

  private long files() throws Exception {
    try (Stream<Path> all = Files.walk(place.pictures())) {
      return all.filter(file -> file.toString().endsWith(".png")).count();
    }
  }
}
