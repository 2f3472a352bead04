package org.tenshot.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.InspectionLog;

/// A station that is copied to two plants by turns, and another log that is copied beside it:
/// nothing is lost, nothing comes twice, and what is known of the one is not forgotten over the
/// other.
@Timeout(600)
class TwoPlantsTest {

  private static PlantServer server;

  @TempDir Path folder;
  private PlantAddress here;
  private PlantAddress there;
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
    here = server.database();
    there = server.database();
    station = new SampleStation(folder.resolve("a"));
  }

  @Test
  void bothPlantsHaveEverythingOnceHoweverOftenItIsSwitched() throws Exception {
    station.live().judge(30).send(here, "a").judge(20).send(there, "a");
    try (InspectionLog log = station.open()) {
      log.groups().rename(List.of(1L), "dent", "Li").get();
    }
    station.send(there, "a").judge(600).send(here, "a").judge(5).send(there, "a");
    Copies.assertWhole(station, server, there.database(), "a");
    assertThat(count(here)).isEqualTo(count(there) - 5);

    station.send(here, "a");
    Copies.assertWhole(station, server, here.database(), "a");
    Copies.assertWhole(station, server, there.database(), "a");
  }

  @Test
  void eachPlantHasANoteOfItsOwn() throws Exception {
    station.judge(30).send(here, "a");
    SyncBacklog first = backlog(here);
    station.judge(20).send(there, "a");
    assertThat(backlog(here))
        .returns(20L, SyncBacklog::inspections)
        .returns(first.reached(), SyncBacklog::reached);
    assertThat(backlog(there)).returns(0L, SyncBacklog::inspections);

    station.judge(7);
    SyncRun wrong =
        new SyncRun(
            station.place(),
            PlantServer.login().with("verraten-0815"),
            Pace.FULL,
            SampleStation.QUICK,
            Clock.systemUTC());
    assertThatThrownBy(() -> wrong.once(new SyncSettings(there, "a", false), sent -> {}))
        .isInstanceOf(TenshotException.class);
    assertThat(backlog(there))
        .returns(7L, SyncBacklog::inspections)
        .extracting(SyncBacklog::trouble)
        .asString()
        .contains("does not let tenshot in");
    assertThat(backlog(here))
        .returns(27L, SyncBacklog::inspections)
        .returns("", SyncBacklog::trouble);
    assertThat(notes()).hasSize(2).noneMatch(text -> text.contains("verraten"));
  }

  @Test
  void anotherLogThatIsCopiedFromHereHasANoteOfItsOwn() throws Exception {
    station.judge(30).send(here, "a");
    SampleStation other = new SampleStation(folder.resolve("b"));
    Thread.sleep(5);
    try (InspectionLog log = other.open()) {
      SampleStation.event(log, "");
      other.judge(log, 9);
    }
    SyncRun run =
        new SyncRun(
            new SyncPlace(station.place().data(), other.place().log()),
            PlantServer.login(),
            Pace.FULL,
            SampleStation.QUICK,
            Clock.systemUTC());

    assertThatThrownBy(() -> run.once(new SyncSettings(here, "a", false), sent -> {}))
        .hasMessageContaining("the same name");
    run.once(new SyncSettings(here, "b", false), sent -> {});

    Copies.assertWhole(station, server, here.database(), "a");
    Copies.assertWhole(other, server, here.database(), "b");
    assertThat(backlog(here))
        .as("the station's own log")
        .returns(0L, SyncBacklog::inspections)
        .returns("", SyncBacklog::trouble);
    assertThat(notes()).hasSize(3);
  }

  private SyncBacklog backlog(PlantAddress plant) throws Exception {
    Files.writeString(
        station.place().settings().path(),
        "{\"plant\": \"%s\", \"station\": \"a\"}".formatted(plant));
    return SyncBacklog.of(station.place(), Clock.systemUTC()).orElseThrow();
  }

  private List<String> notes() throws Exception {
    try (Stream<Path> files = Files.list(station.place().data().resolve(SyncState.FOLDER))) {
      List<Path> all = files.toList();
      List<String> texts = new ArrayList<>();
      for (Path file : all) {
        texts.add(Files.readString(file));
      }
      return texts;
    }
  }

  private static long count(PlantAddress plant) throws Exception {
    return Long.parseLong(server.ask(plant.database(), "SELECT count(*) FROM tenshot_inspections"));
  }
}
