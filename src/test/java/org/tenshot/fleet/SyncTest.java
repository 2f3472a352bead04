package org.tenshot.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.Saying;
import org.tenshot.domain.ShotRole;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.EventLog;
import org.tenshot.store.InspectionLog;

/// What a station wrote is at the plant once, field by field, whatever it is and whenever it was
/// changed.
@Timeout(600)
class SyncTest {

  private static PlantServer server;

  @TempDir Path folder;
  private PlantAddress plant;
  private SampleStation station;

  @BeforeAll
  static void start() throws Exception {
    server = PlantServer.start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void make() throws Exception {
    plant = server.database();
    station = new SampleStation(folder.resolve("a"));
  }

  @Test
  void everyKindOfRowArrivesAsItIs() throws Exception {
    station.live().send(plant, "a");

    Copies.assertWhole(station, server, plant.database(), "a");
    assertThat(ask("SELECT count(*) FROM tenshot_inspections WHERE late_verdict = 'PASS'"))
        .isEqualTo("1");
    assertThat(ask("SELECT part FROM tenshot_inspections WHERE id = 4")).isEqualTo("part \u2400 7");
    assertThat(ask("SELECT captured_at AT TIME ZONE 'UTC' FROM tenshot_inspections WHERE id = 4"))
        .isEqualTo("2026-11-20 09:00:00.654321");
    assertThat(ask("SELECT length(embedding) FROM tenshot_inspections WHERE id = 1"))
        .isEqualTo("" + 512 * 4);
    assertThat(ask("SELECT count(*) FROM tenshot_audit")).isNotEqualTo("0");
  }

  @Test
  void whatIsSentIsNotSentAgainAndWhatComesLaterFollows() throws Exception {
    station.live().send(plant, "a");
    String first = ask("SELECT sum(xmin::text::bigint) FROM tenshot_inspections");
    List<Sent> told = new ArrayList<>();

    station.run().once(new SyncSettings(plant, "a", false), told::add);

    assertThat(told).extracting(Sent::words).containsOnly("");
    assertThat(ask("SELECT sum(xmin::text::bigint) FROM tenshot_inspections")).isEqualTo(first);

    station.judge(1200).send(plant, "a");

    Copies.assertWhole(station, server, plant.database(), "a");
  }

  @Test
  void rowsThatWereChangedAfterwardsAreChangedAtThePlant() throws Exception {
    long shot;
    long event;
    try (InspectionLog log = station.open()) {
      shot =
          log.teaching()
              .addShot(SampleStation.shot("rust", SampleStation.png(1), null, ShotRole.TEACH))
              .get();
      event = SampleStation.event(log, "");
    }
    station.send(plant, "a");
    assertThat(ask("SELECT withdrawn_at FROM tenshot_shots")).isEqualTo("null");
    try (InspectionLog log = station.open()) {
      log.teaching().withdrawShot(shot, "Li").get();
      log.events().change(event, Saying.english("The picture is much darker."), true).get();
    }

    station.send(plant, "a");

    Copies.assertWhole(station, server, plant.database(), "a");
    assertThat(ask("SELECT withdrawn_at IS NOT NULL FROM tenshot_shots")).isEqualTo("t");
    assertThat(ask("SELECT sentence FROM tenshot_events")).contains("much darker");

    try (InspectionLog log = station.open()) {
      EventLog.Seen seen = new EventLog.Seen("bench", Set.of(LineEvent.Kind.PICTURE), event);
      log.events().acknowledge(seen, "Jana", "The picture is much darker.").get();
      log.events().end(event, Instant.parse("2026-11-20T08:30:00Z")).get();
    }
    station.send(plant, "a");

    Copies.assertWhole(station, server, plant.database(), "a");
    assertThat(ask("SELECT acknowledged_by FROM tenshot_events")).isEqualTo("Jana");
  }

  @Test
  void aSyncThatGoesOnSendsWhatTheLineWritesMeanwhile() throws Exception {
    try (InspectionLog log = station.open();
        SampleStation.Following following =
            new SampleStation.Following(station.run(), new SyncSettings(plant, "a", false))) {
      for (int i = 0; i < 5; i++) {
        station.judge(log, 200);
        Thread.sleep(100);
      }
      SampleStation.event(log, "");
      while (!askOr("0", "SELECT count(*) FROM tenshot_events").equals("1")
          || !askOr("0", "SELECT count(*) FROM tenshot_inspections").equals("1000")) {
        Thread.sleep(20);
      }
      assertThat(following.trouble()).isEmpty();
    }
    Copies.assertWhole(station, server, plant.database(), "a");
  }

  @Test
  void twoStationsStartAtOnceOnAnEmptyDatabase() throws Exception {
    SampleStation other = new SampleStation(folder.resolve("b"));
    station.live().judge(3000);
    other.judge(2000);
    List<Throwable> failures = new ArrayList<>();
    List<Thread> both = new ArrayList<>();
    for (SampleStation each : List.of(station, other, station)) {
      both.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      each.send(plant, each == other ? "b" : "a");
                    } catch (Throwable failure) {
                      synchronized (failures) {
                        failures.add(failure);
                      }
                    }
                  }));
    }
    for (Thread each : both) {
      each.join();
    }

    assertThat(failures).isEmpty();
    Copies.assertWhole(station, server, plant.database(), "a");
    Copies.assertWhole(other, server, plant.database(), "b");
    assertThat(ask("SELECT count(*) FROM tenshot_schema"))
        .isEqualTo("" + PlantSchema.current().version());
  }

  @Test
  void aLogThatWasPutBackFromABackupIsNotTakenForTheOneOfBefore() throws Exception {
    station.judge(100);
    Path backup = folder.resolve("backup.db");
    sqlite("VACUUM INTO '" + backup + "'");
    station.judge(50).send(plant, "a");
    for (String name : List.of("tenshot.db-wal", "tenshot.db-shm")) {
      Files.deleteIfExists(folder.resolve("a").resolve(name));
    }
    Files.move(
        backup, folder.resolve("a/tenshot.db"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertThatThrownBy(() -> station.send(plant, "a"))
        .as("fewer rows than the plant has")
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("put back from a backup")
        .hasMessageContaining("sync.json");

    station.judge(200);
    assertThatThrownBy(() -> station.send(plant, "a"))
        .as("other rows of the same numbers")
        .hasMessageContaining("put back from a backup");

    station.send(plant, "a2");
    Copies.assertWhole(station, server, plant.database(), "a2");
    assertThat(ask("SELECT count(*) FROM tenshot_inspections WHERE station = 'a'"))
        .isEqualTo("150");
  }

  @Test
  void twoStationsOfOneNameAreToldApart() throws Exception {
    station.judge(100).send(plant, "a");
    SampleStation other = new SampleStation(folder.resolve("b"));
    Thread.sleep(5);
    try (InspectionLog log = other.open()) {
      SampleStation.event(log, "");
      other.judge(log, 50);
    }

    assertThatThrownBy(() -> other.send(plant, "a")).hasMessageContaining("the same name");
    Copies.assertWhole(station, server, plant.database(), "a");
  }

  @Test
  void whatRetentionRemovedStaysAtThePlantAndWhatWasNotSentIsMissed() throws Exception {
    station.judge(100).send(plant, "a");
    sqlite("DELETE FROM inspections WHERE id <= 100");
    station.judge(30);
    sqlite("DELETE FROM inspections WHERE id <= 110");
    List<Sent> told = new ArrayList<>();

    station.run().once(new SyncSettings(plant, "a", false), told::add);

    assertThat(ask("SELECT count(*) FROM tenshot_inspections")).isEqualTo("120");
    assertThat(told.stream().mapToLong(Sent::missed).sum()).isEqualTo(10);
  }

  @Test
  void picturesGoAlongOnlyWhereSomebodyWantsThem() throws Exception {
    station.live().send(plant, "a");
    assertThat(ask("SELECT count(*) FROM tenshot_pictures")).isEqualTo("0");

    station.send(new SyncSettings(plant, "a", true));

    assertThat(ask("SELECT count(*) FROM tenshot_pictures")).isEqualTo("3");
    assertThat(
            ask("SELECT count(*) FROM tenshot_pictures WHERE encode(sha256(png), 'hex') = sha256"))
        .isEqualTo("3");
    assertThat(
            ask(
                "SELECT count(*) FROM tenshot_shots s JOIN tenshot_pictures p ON p.sha256 = s.picture"))
        .isEqualTo("2");
    station.live().send(new SyncSettings(plant, "a", true));
    assertThat(ask("SELECT count(*) FROM tenshot_pictures")).isEqualTo("3");
  }

  @Test
  void theNoteSaysWhatWaitsAndWhy() throws Exception {
    Files.writeString(
        station.place().settings().path(),
        "{\"plant\": \"%s\", \"station\": \"a\"}".formatted(plant));
    station.judge(10);
    assertThat(SyncBacklog.of(station.place(), Clock.systemUTC()))
        .get()
        .returns(10L, SyncBacklog::inspections)
        .returns(null, SyncBacklog::reached)
        .extracting(SyncBacklog::age)
        .matches(age -> age.compareTo(Duration.ofDays(300)) > 0);

    station.send(plant, "a");
    assertThat(SyncBacklog.of(station.place(), Clock.systemUTC()))
        .get()
        .returns(0L, SyncBacklog::inspections)
        .returns("", SyncBacklog::trouble);

    station.judge(5);
    SyncRun wrong =
        new SyncRun(
            station.place(),
            PlantServer.login().with("wrong"),
            Pace.FULL,
            SampleStation.QUICK,
            Clock.systemUTC());
    assertThatThrownBy(() -> wrong.once(new SyncSettings(plant, "a", false), sent -> {}));
    assertThat(SyncBacklog.of(station.place(), Clock.systemUTC()))
        .get()
        .returns(5L, SyncBacklog::inspections)
        .extracting(SyncBacklog::trouble)
        .asString()
        .contains("does not let tenshot in");
  }

  private String ask(String sql) throws Exception {
    return server.ask(plant.database(), sql);
  }

  private String askOr(String otherwise, String sql) throws Exception {
    return ask("SELECT to_regclass('tenshot_audit')").equals("null") ? otherwise : ask(sql);
  }

  /// Past the log's own rules, as the rules of retention do it.
  private void sqlite(String sql) throws Exception {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + station.place().log().database());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
