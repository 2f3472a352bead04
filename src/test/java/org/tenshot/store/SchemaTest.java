package org.tenshot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Limits;
import org.tenshot.domain.ShotRole;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Trigger;
import org.tenshot.domain.Verdict;

/// The tables and the way from older ones to newer ones.
class SchemaTest {

  private static final String FIRST =
      "CREATE TABLE parts (id INTEGER PRIMARY KEY); INSERT INTO parts VALUES (7);";
  private static final String SECOND = "ALTER TABLE parts ADD COLUMN lot TEXT DEFAULT 'none';";

  @TempDir Path folder;

  @Test
  void aNewLogSaysWhoseItIsAndHowNewItsTablesAre() throws Exception {
    LogPlace place = Samples.place(folder);

    database(Schema.current()).prepare(Samples.CLOCK);

    assertThat(Samples.ask(place, "PRAGMA application_id")).isEqualTo("" + 0x54534854);
    assertThat(Samples.ask(place, "PRAGMA user_version"))
        .isEqualTo("" + Schema.current().version())
        .isEqualTo("14");
    assertThat(Samples.ask(place, "PRAGMA journal_mode")).isEqualTo("wal");
    assertThat(backups()).isEmpty();
  }

  @Test
  void theWriterWaitsForTheDiskAndChecksItsReferences() throws Exception {
    Database database = database(Schema.current());
    database.prepare(Samples.CLOCK);

    try (Connection writer = database.openWriter(0)) {
      assertThat(number(writer, "PRAGMA synchronous")).as("2 is FULL").isEqualTo(2);
      assertThat(number(writer, "PRAGMA foreign_keys")).isEqualTo(1);
    }
  }

  @Test
  void anOlderLogIsCopiedAndThenBroughtUpToDate() throws Exception {
    LogPlace place = Samples.place(folder);
    database(new Schema(List.of(FIRST))).prepare(Samples.CLOCK);

    database(new Schema(List.of(FIRST, SECOND))).prepare(Samples.CLOCK);

    assertThat(Samples.ask(place, "SELECT lot FROM parts WHERE id = 7")).isEqualTo("none");
    assertThat(Samples.ask(place, "PRAGMA user_version")).isEqualTo("2");
    assertThat(backups()).hasSize(1);
    LogPlace copy = LogPlace.of(backups().getFirst(), place.natives());
    assertThat(copy.database().getFileName().toString())
        .isEqualTo("tenshot.db.v1-20261120T080000Z.backup");
    assertThat(Samples.ask(copy, "PRAGMA user_version")).isEqualTo("1");
    assertThat(Samples.ask(copy, "SELECT id FROM parts")).isEqualTo("7");
  }

  @Test
  void theShotsOfTheFirstReleaseTeachOn() throws Exception {
    LogPlace place = Samples.place(folder);
    String first;
    try (InputStream script = Schema.class.getResourceAsStream("schema/001.sql")) {
      first = new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
    database(new Schema(List.of(first))).prepare(Samples.CLOCK);
    try (Connection old = Samples.connect(place.database())) {
      Samples.execute(
          old,
          "INSERT INTO products (id, name) VALUES (1, 'tile');"
              + "INSERT INTO pictures VALUES ('ab', 'ab/ab.png', 10, 4, 4);"
              + "INSERT INTO shots (product, class, picture, person, labelled_at)"
              + " VALUES (1, 'crack', 'ab', 'Jana', 7)");
    }

    try (InspectionLog log = InspectionLog.open(place, Samples.CLOCK, recording -> {});
        History history = History.open(place)) {
      assertThat(history.teaching().shots("tile"))
          .extracting(own -> own.shot().className(), own -> own.shot().role())
          .containsExactly(tuple("crack", ShotRole.TEACH));
      long head = log.teaching().addHead("tile", "a/1", "x", Limits.DEFAULT, "{}", "Li").get();
      log.teaching().promote("tile", head, "Li", null).get();
      assertThat(history.teaching().promotions("tile")).hasSize(1);
    }
    assertThat(backups()).hasSize(1);
  }

  @Test
  void inspectionsFromBeforeTriggersAreReadAsOnesThatNobodyTriggered() throws Exception {
    LogPlace place = Samples.place(folder);
    List<String> before = new ArrayList<>();
    for (String script : List.of("schema/001.sql", "schema/002.sql")) {
      try (InputStream stream = Schema.class.getResourceAsStream(script)) {
        before.add(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    database(new Schema(before)).prepare(Samples.CLOCK);
    try (Connection old = Samples.connect(place.database())) {
      Samples.execute(
          old,
          "INSERT INTO products (id, name) VALUES (1, 'tile');"
              + "INSERT INTO profiles VALUES (1, 'ab', 'tile', 1, 'text', 0);"
              + "INSERT INTO encoders VALUES (1, 'surface-s', 'ab', 'FP32', 1, 512);"
              + "INSERT INTO heads VALUES (1, 'a/1', 'a', 1, 1, 0);"
              + "INSERT INTO inspections (source, sequence, captured_at, verdict, class,"
              + " prepare_nanos, encode_nanos, score_nanos, total_nanos, profile, head, device, part)"
              + " VALUES ('sim:', 4, 7, 'PASS', 'good', 1, 2, 3, 6, 1, 1, 'CPU', 'S0005')");
    }

    try (InspectionLog log = InspectionLog.open(place, Samples.CLOCK, recording -> {});
        History history = History.open(place)) {
      log.register(Samples.PROFILE, Samples.ENCODER, Samples.HEAD);
      Inspection late =
          Samples.triggered(9).missed(new Fault(Fault.Code.LATE, "The answer came too late."));
      log.append(late, null).get();
      List<Inspection> read = history.last(2).stream().map(StoredInspection::inspection).toList();
      assertThat(read.getLast().verdict()).isEqualTo(new Verdict.Pass("good"));
      assertThat(read.getLast().origin().trigger()).isNull();
      assertThat(read.getLast().late()).isNull();
      assertThat(read.getFirst().verdict()).isEqualTo(late.verdict());
      assertThat(read.getFirst().late()).isEqualTo(new Verdict.Pass("good"));
      Trigger trigger = Objects.requireNonNull(read.getFirst().origin().trigger());
      assertThat(trigger.at()).isEqualTo(Samples.NOW);
      assertThat(trigger.number()).isEqualTo(9);
    }
    assertThat(Samples.ask(place, "SELECT count(*) FROM inspections WHERE late_verdict = 'PASS'"))
        .isEqualTo("1");
    assertThat(backups()).hasSize(1);
  }

  @Test
  void inspectionsFromBeforeTheFeatureCacheWereAllLookedAt() throws Exception {
    LogPlace place = Samples.place(folder);
    List<String> scripts = new ArrayList<>();
    for (String name : List.of("001", "002")) {
      try (InputStream script = Schema.class.getResourceAsStream("schema/" + name + ".sql")) {
        scripts.add(new String(script.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    database(new Schema(scripts)).prepare(Samples.CLOCK);
    try (Connection old = Samples.connect(place.database())) {
      Samples.execute(
          old,
          "INSERT INTO products (id, name) VALUES (1, 'bearing 608');"
              + "INSERT INTO profiles VALUES (1, '%s', 'bearing', 1, 'x', 7);"
                  .formatted(Samples.PROFILE.hash())
              + "INSERT INTO encoders VALUES (1, 'surface-s', '%s', 'FP32', 1, 512);"
                  .formatted(Samples.ENCODER.sha256())
              + "INSERT INTO heads VALUES (1, '%s', 'zero-shot', 1, 1, 7);".formatted(Samples.HEAD)
              + "INSERT INTO inspections (source, sequence, captured_at, verdict, class,"
              + " prepare_nanos, encode_nanos, score_nanos, total_nanos, profile, head, device)"
              + " VALUES ('sim:', 7, 7, 'PASS', 'good', 1, 1, 1, 1, 1, 1, 'CPU')");
    }

    try (InspectionLog log = InspectionLog.open(place, Samples.CLOCK, recording -> {})) {
      Inspection.Basis looked = Samples.basis(Samples.PROFILE.hash(), Samples.HEAD);
      Inspection.Basis unchanged =
          new Inspection.Basis(
              looked.product(),
              looked.profileHash(),
              looked.encoder(),
              looked.device(),
              looked.head(),
              true);
      log.append(Samples.inspection(8, new Verdict.Pass("good"), unchanged), null).get();
      log.append(Samples.inspection(9, new Verdict.Pass("good"), looked), null).get();
    }
    try (Connection now = Samples.connect(place.database())) {
      assertThat(number(now, "SELECT count(*) FROM inspection_details")).isEqualTo(3);
    }
    assertThat(unchanged(place, 7)).isEqualTo("0");
    assertThat(unchanged(place, 8)).isEqualTo("1");
    assertThat(unchanged(place, 9)).isEqualTo("0");
  }

  private static String unchanged(LogPlace place, int sequence) throws Exception {
    return Samples.ask(
        place, "SELECT unchanged FROM inspection_details WHERE sequence = " + sequence);
  }

  @Test
  void aStepThatFailsLeavesTheLogAsItWas() throws Exception {
    LogPlace place = Samples.place(folder);
    database(new Schema(List.of(FIRST))).prepare(Samples.CLOCK);
    Schema broken = new Schema(List.of(FIRST, SECOND + " INSERT INTO nowhere VALUES (1);"));

    assertThatThrownBy(() -> database(broken).prepare(Samples.CLOCK))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("tenshot.db");

    assertThat(Samples.ask(place, "PRAGMA user_version")).isEqualTo("1");
    assertThat(Samples.ask(place, "SELECT count(*) FROM pragma_table_info('parts')"))
        .isEqualTo("1");
  }

  @Test
  void aStepThatBreaksAReferenceLeavesTheLogAsItWas() throws Exception {
    LogPlace place = Samples.place(folder);
    database(new Schema(List.of(FIRST))).prepare(Samples.CLOCK);
    Schema dangling =
        new Schema(
            List.of(
                FIRST,
                "CREATE TABLE lots (part INTEGER REFERENCES parts (id));"
                    + " INSERT INTO lots VALUES (8);"));

    assertThatThrownBy(() -> database(dangling).prepare(Samples.CLOCK))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("lots");

    assertThat(Samples.ask(place, "PRAGMA user_version")).isEqualTo("1");
  }

  @Test
  void aNewerLogIsRefusedAndNotTouched() throws Exception {
    LogPlace place = Samples.place(folder);
    database(new Schema(List.of(FIRST, SECOND))).prepare(Samples.CLOCK);

    assertThatThrownBy(() -> database(new Schema(List.of(FIRST))).prepare(Samples.CLOCK))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("newer Tenshot")
        .hasMessageContaining("version 2");

    assertThat(Samples.ask(place, "PRAGMA user_version")).isEqualTo("2");
  }

  @Test
  void whoOnlyReadsDoesNotBringTablesUpToDate() throws Exception {
    database(new Schema(List.of(FIRST))).prepare(Samples.CLOCK);

    assertThatThrownBy(() -> database(new Schema(List.of(FIRST, SECOND))).openReader())
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("start the station once");
  }

  private Database database(Schema schema) {
    return new Database(Samples.place(folder).database(), schema, Duration.ofMillis(100));
  }

  private List<Path> backups() throws Exception {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.backup")) {
      files.forEach(found::add);
    }
    return found;
  }

  private static int number(Connection connection, String query) throws Exception {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getInt(1);
    }
  }
}
