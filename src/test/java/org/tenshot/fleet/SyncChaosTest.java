package org.tenshot.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.store.InspectionLog;

/// Weeks of backlog, while the server and the station are killed at random moments: every row
/// arrives once.
@Timeout(900)
class SyncChaosTest {

  private static final int BACKLOG = 50_000;
  private static final int SHORT_BACKLOG = 15_000;
  private static final int KILLS = 8;

  private PlantServer server;
  private PlantAddress plant;

  @TempDir Path folder;

  @BeforeEach
  void start() throws Exception {
    server = PlantServer.start();
    plant = server.database();
  }

  @AfterEach
  void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void theServerIsKilledAndStartedAgain() throws Exception {
    SampleStation station = new SampleStation(folder).judge(BACKLOG);
    Random random = new Random(7);
    int midway = 0;
    try (SampleStation.Following _ =
        new SampleStation.Following(station.run(), new SyncSettings(plant, "a", false))) {
      for (int kill = 0; kill < 5; kill++) {
        Thread.sleep(100 + random.nextInt(600));
        server.kill();
        server.resume();
        long there = count();
        midway += there > 0 && there < BACKLOG ? 1 : 0;
      }
      while (count() < BACKLOG) {
        Thread.sleep(50);
      }
    }
    assertThat(midway).as("kills in the middle of it").isPositive();
    Copies.assertWhole(station, server, plant.database(), "a");
  }

  @Test
  void theStationIsKilled() throws Exception {
    SampleStation station = new SampleStation(folder).judge(SHORT_BACKLOG);
    List<Long> groups = groups(station);
    Random random = new Random(11);
    int midway = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      long before = count();
      Process process = process();
      while (process.isAlive() && count() == before) {
        Thread.sleep(10);
      }
      // It has just begun to send, however slow this computer is.
      process.waitFor(random.nextInt(250), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      midway += count() < SHORT_BACKLOG ? 1 : 0;
      change(station, groups.get(kill), groups.get(KILLS + kill));
    }
    station.send(plant, "a");

    assertThat(midway).as("kills in the middle of it, of %d", KILLS).isPositive();
    Copies.assertWhole(station, server, plant.database(), "a");
  }

  /// 3000 members, which take several pieces.
  private static List<Long> groups(SampleStation station) throws Exception {
    List<Long> groups = new ArrayList<>();
    try (InspectionLog log = station.open()) {
      for (int i = 0; i < 60; i++) {
        long[] members = LongStream.range(1, 51).map(own -> 200 * own).toArray();
        groups.add(
            log.groups()
                .keep(SampleStation.group(i % 5 == 4 && i > KILLS ? "" : "g" + i, members), "Li")
                .get());
      }
    }
    return groups;
  }

  /// Changes a group and gives another one up, between two kills.
  private static void change(SampleStation station, long renamed, long dropped) throws Exception {
    try (InspectionLog log = station.open()) {
      log.groups().rename(List.of(renamed), "renamed", "Li").get();
      log.groups().drop(List.of(dropped), "Li").get();
    }
  }

  private Process process() throws Exception {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SyncingProcess.class.getName(),
                folder.toString(),
                Path.of(System.getProperty("tenshot.data"), "natives").toString(),
                plant.toString(),
                "a"))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private long count() throws Exception {
    return server.ask(plant.database(), "SELECT to_regclass('tenshot_inspections')").equals("null")
        ? 0
        : Long.parseLong(server.ask(plant.database(), "SELECT count(*) FROM tenshot_inspections"));
  }
}
