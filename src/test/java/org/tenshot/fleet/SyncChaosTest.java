package org.tenshot.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Weeks of backlog, while the server and the station are killed at random moments: every row arrives
/// once.
@Timeout(300)
class SyncChaosTest {

  private static final int BACKLOG = 50_000;

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
    SampleStation station = new SampleStation(folder).judge(BACKLOG);
    Random random = new Random(11);
    int kills = 0;
    int midway = 0;
    while (kills < 30) {
      Process process = process();
      if (process.waitFor(700 + random.nextInt(900), TimeUnit.MILLISECONDS)) {
        assertThat(process.exitValue()).isZero();
        break;
      }
      process.destroyForcibly().waitFor();
      kills++;
      long there = count();
      midway += there > 0 && there < BACKLOG ? 1 : 0;
    }
    station.send(plant, "a");

    assertThat(midway).as("kills in the middle of it, of %d", kills).isPositive();
    Copies.assertWhole(station, server, plant.database(), "a");
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
    return server
            .ask(plant.database(), "SELECT to_regclass('tenshot_inspections')")
            .equals("null")
        ? 0
        : Long.parseLong(
            server.ask(plant.database(), "SELECT count(*) FROM tenshot_inspections"));
  }
}
