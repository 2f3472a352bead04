package org.tenshot.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.store.CopiedTable;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;

/// What people said of groups of rejects is at the plant, with the inspections that they saw.
@Timeout(600)
class SyncGroupsTest {

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
    station.judge(50);
  }

  @Test
  void groupsTravelWithTheirMembersAndLaterChangesFollow() throws Exception {
    long named = keep("scratch", 1, 11, 21);
    long dismissed = keep("", 31, 41);
    station.send(plant, "a");

    Copies.assertWhole(station, server, plant.database(), "a");
    assertThat(group(named, "name")).isEqualTo("scratch");
    assertThat(group(dismissed, "name")).as("no kind of defect").isEqualTo("null");
    assertThat(group(named, "length(centre)")).isEqualTo("12");
    assertThat(
            ask(
                """
                SELECT string_agg(i.id::text, ',' ORDER BY i.id) FROM tenshot_reject_group_members m
                JOIN tenshot_inspections i ON i.station = m.station AND i.id = m.inspection
                WHERE m.reject_group = %d AND i.verdict = 'REJECT'
                """
                    .formatted(named)))
        .isEqualTo("1,11,21");

    try (InspectionLog log = station.open()) {
      log.groups().rename(List.of(named), "scratch, deep", "Jana").get();
      log.groups().drop(List.of(dismissed), "Jana").get();
    }
    assertThat(send()).containsExactly("2 audit, 2 changed rows");
    Copies.assertWhole(station, server, plant.database(), "a");
    assertThat(group(named, "name")).isEqualTo("scratch, deep");
    assertThat(group(dismissed, "dropped_at IS NOT NULL")).isEqualTo("t");
    assertThat(send()).as("nothing goes twice").containsExactly("");
  }

  @Test
  void whatRetentionRemovesFromAGroupStaysAtThePlant() throws Exception {
    long named = keep("scratch", 1, 11, 21);
    station.send(plant, "a");
    sqlite("PRAGMA foreign_keys = ON; DELETE FROM inspections WHERE id <= 11");
    try (InspectionLog log = station.open()) {
      log.groups().rename(List.of(named), "dent", "Li").get();
    }
    keep("rust", 31, 41);
    sqlite("PRAGMA foreign_keys = ON; DELETE FROM inspections WHERE id = 31");
    List<Sent> told = new ArrayList<>();
    station.run().once(new SyncSettings(plant, "a", false), told::add);

    assertThat(group(named, "name")).isEqualTo("dent");
    assertThat(ask("SELECT count(*) FROM tenshot_reject_group_members")).isEqualTo("4");
    assertThat(told.stream().mapToLong(Sent::missed).sum()).as("the member 31").isEqualTo(1);
  }

  @Test
  void aPlantOfTheFormerVersionIsBroughtUpToDateAndKeepsItsRows() throws Exception {
    PlantSchema former;
    try (InputStream script = PlantSchema.class.getResourceAsStream("schema/001.sql")) {
      former = new PlantSchema(List.of(new String(script.readAllBytes(), StandardCharsets.UTF_8)));
    }
    try (Plant old = Plant.open(plant, PlantServer.login(), "a", former, false);
        History history = History.open(station.place().log())) {
      RowLane lane = new RowLane(old, CopiedTable.INSPECTIONS, 500, new Tally());
      boolean more = true;
      while (more) {
        more = lane.next(history.copies());
      }
    }
    assertThat(ask("SELECT to_regclass('tenshot_reject_groups')")).isEqualTo("null");
    String rows = ask("SELECT count(*) || ' ' || sum(xmin::text::bigint) FROM tenshot_inspections");
    assertThat(rows).startsWith("50 ");
    keep("scratch", 1, 11, 21);

    station.send(plant, "a");

    Copies.assertWhole(station, server, plant.database(), "a");
    assertThat(ask("SELECT count(*) || ' ' || sum(xmin::text::bigint) FROM tenshot_inspections"))
        .as("none was written again")
        .isEqualTo(rows);
    assertThat(ask("SELECT string_agg(version::text, ' ' ORDER BY version) FROM tenshot_schema"))
        .isEqualTo("1 2");
    assertThatThrownBy(() -> Plant.open(plant, PlantServer.login(), "b", former, false))
        .as("a station that is not up to date yet")
        .hasMessageContaining("newer Tenshot");
  }

  private long keep(String name, long... members) throws Exception {
    try (InspectionLog log = station.open()) {
      return log.groups().keep(SampleStation.group(name, members), "Li").get();
    }
  }

  private List<String> send() throws Exception {
    List<String> told = new ArrayList<>();
    station.run().once(new SyncSettings(plant, "a", false), sent -> told.add(sent.words()));
    return told;
  }

  private String group(long id, String column) throws Exception {
    return ask("SELECT %s FROM tenshot_reject_groups WHERE id = %d".formatted(column, id));
  }

  private String ask(String sql) throws Exception {
    return server.ask(plant.database(), sql);
  }

  /// Past the log's own rules, as the rules of retention do it.
  private void sqlite(String sql) throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + station.place().log().database());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
