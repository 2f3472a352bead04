package org.tenshot.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.cli.common.ExitCode;

/// An archive embedded again by a real Spark, beside what the station itself makes of it.
class ReembedTest {

  private static final int PARTS = 30;

  @TempDir static Path folder;
  private static LocalSpark local;
  private static Path pictures;
  private static Path broken;

  @BeforeAll
  static void start() throws Exception {
    local = new LocalSpark(folder);
    pictures = local.parts(PARTS, 990071);
    // Names that Spark's own listing passes over or writes otherwise.
    Path good = pictures.resolve("good");
    List<Path> some;
    try (Stream<Path> files = Files.list(good)) {
      some = files.sorted().limit(2).toList();
    }
    Files.move(some.getFirst(), good.resolve("_50 % grün.png"));
    broken = folder.resolve("broken");
    Files.createDirectories(broken);
    Files.copy(some.getLast(), broken.resolve("whole.png"));
    byte[] whole = Files.readAllBytes(some.getLast());
    Files.write(broken.resolve("cut.png"), Arrays.copyOf(whole, whole.length / 2));
    Files.writeString(broken.resolve("text.png"), "no picture at all");
    Files.write(broken.resolve("empty.jpg"), new byte[0]);
    Files.writeString(broken.resolve("notes.txt"), "not meant");
  }

  @AfterAll
  static void stop() {
    local.close();
  }

  @Test
  void everyPictureGetsTheVeryEmbeddingThatTheStationGivesIt() throws Exception {
    Path out = folder.resolve("bits");
    LocalSpark.Result result = reembed(pictures, out);
    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).contains(PARTS + " pictures embedded", "0 of them faults");

    Map<String, float[]> own = station();
    List<Row> rows = local.rows(out).collectAsList();
    assertThat(rows).hasSize(PARTS);
    for (Row row : rows) {
      List<Float> embedding = row.getList(row.fieldIndex("embedding"));
      float[] values = Objects.requireNonNull(own.get(row.<String>getAs("key")));
      for (int i = 0; i < values.length; i++) {
        assertThat(Float.floatToIntBits(embedding.get(i)))
            .isEqualTo(Float.floatToIntBits(values[i]));
      }
      Row encoder = row.getStruct(row.fieldIndex("encoder"));
      assertThat(encoder.getString(0)).isEqualTo("surface-s");
      assertThat(encoder.getString(1)).hasSize(64);
      assertThat(encoder.getInt(4)).isEqualTo(values.length);
      assertThat(row.<String>getAs("sha256")).hasSize(64);
    }
    // Two partitions, two threads, one encoder.
    assertThat(LocalSpark.files(out)).hasSize(2);
    assertThat(OpenEncoders.ofThisProcess().count()).isEqualTo(1);
  }

  @Test
  void aPictureThatIsNoneIsAFaultWithItsReason() {
    Path out = folder.resolve("faults");
    LocalSpark.Result result = reembed(broken, out);
    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).contains("4 there, 3 of them faults");
    Map<String, Row> rows = new HashMap<>();
    local.rows(out).collectAsList().forEach(row -> rows.put(row.getAs("key"), row));
    assertThat(rows).containsOnlyKeys("whole.png", "cut.png", "text.png", "empty.jpg");
    for (String key : List.of("cut.png", "text.png", "empty.jpg")) {
      Row row = Objects.requireNonNull(rows.get(key));
      assertThat(row.<String>getAs("fault_code")).isEqualTo("PICTURE_UNREADABLE");
      assertThat(row.<String>getAs("fault")).contains(key);
      assertThat(row.isNullAt(row.fieldIndex("embedding"))).isTrue();
    }
    Row whole = Objects.requireNonNull(rows.get("whole.png"));
    assertThat(whole.isNullAt(whole.fieldIndex("fault"))).isTrue();
  }

  @Test
  void aTaskThatIsKilledAndTriedAgainGivesEachKeyOnce() {
    Path out = folder.resolve("killed");
    Killer killer = new Killer();
    local.spark().sparkContext().addSparkListener(killer);
    try {
      LocalSpark.Result result = reembed(pictures, out);
      assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.OK);
    } finally {
      local.spark().sparkContext().removeSparkListener(killer);
    }
    assertThat(killer.writtenAgain.get()).isPositive();
    assertThat(keys(out)).hasSize(PARTS).doesNotHaveDuplicates();
    assertThat(local.rows(out).filter("fault_code is not null").count()).isZero();
  }

  @Test
  void aJobThatWasStoppedGoesOnWithWhatIsNotThere() throws Exception {
    Path out = folder.resolve("stopped");
    assertThat(reembed(pictures, out, "--portion", "10").code()).isEqualTo(ExitCode.OK);
    List<Path> files = LocalSpark.files(out);
    assertThat(files).as("three portions").hasSizeGreaterThan(3);
    // The job is killed with one task's file not yet in its place, and a finished one under way
    // twice.
    Path unfinished = out.resolve("_temporary/0/task_202611200000_0001_m_000000");
    Files.createDirectories(unfinished);
    Files.copy(files.getLast(), unfinished.resolve("part-late.snappy.parquet"));
    long lost = local.spark().read().parquet(files.getFirst().toString()).count();
    Files.delete(files.getFirst());

    LocalSpark.Result again = reembed(pictures, out);
    assertThat(again.out()).contains(lost + " pictures embedded").contains(PARTS + " there");
    assertThat(keys(out)).hasSize(PARTS).doesNotHaveDuplicates();
    assertThat(reembed(pictures, out).out()).contains("0 pictures embedded");
  }

  @Test
  void resultsOfSomethingElseAndPacksThatAreNotThereAreRefusedInOneSentence() {
    Path out = folder.resolve("other");
    assertThat(reembed(broken, out).code()).isEqualTo(ExitCode.OK);
    Path profile = Path.of(System.getProperty("tenshot.home"), "profiles", "magnetic-tile.yaml");
    LocalSpark.Result mixed = reembed(broken, out, "--profile", profile.toString());
    assertThat(mixed.code()).as(mixed.err()).isEqualTo(ExitCode.INPUT);
    assertThat(mixed.err()).contains("holds results of something else", "--out");

    LocalSpark.Result absent = reembed(broken, folder.resolve("none"), "--encoder", "nowhere");
    assertThat(absent.code()).as(absent.err()).isEqualTo(ExitCode.INPUT);
    assertThat(absent.err()).startsWith("There is no encoder pack \"nowhere\"");
    assertThat(reembed(broken, folder.resolve("none"), "--device", "auto").err())
        .contains("--device must be cpu or cuda");
    assertThat(reembed(folder.resolve("absent"), folder.resolve("none")).err())
        .contains("absent", "name a folder");
  }

  private static LocalSpark.Result reembed(Path from, Path out, String... more) {
    List<String> all = new ArrayList<>(List.of("reembed", "--pictures", from.toString()));
    all.addAll(List.of("--out", out.toString()));
    all.addAll(List.of(more));
    return local.run(all.toArray(String[]::new));
  }

  private static List<String> keys(Path out) {
    return local.rows(out).select("key").collectAsList().stream()
        .map(row -> row.getString(0))
        .toList();
  }

  /// Key -> what `tenshot encode` says.
  private static Map<String, float[]> station() throws Exception {
    List<String> command =
        new ArrayList<>(List.of("encode", "--device", "cpu", "--json", "--image"));
    try (Stream<Path> files = Files.walk(pictures)) {
      files.filter(Files::isRegularFile).map(Path::toString).forEach(command::add);
    }
    Map<String, float[]> own = new HashMap<>();
    for (String line : local.station(command.toArray(String[]::new)).lines().toList()) {
      JsonObject object = JsonParser.parseString(line).getAsJsonObject();
      JsonArray numbers = object.getAsJsonArray("embedding");
      float[] values = new float[numbers.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = Float.parseFloat(numbers.get(i).getAsString());
      }
      Path file = Path.of(object.get("input").getAsString());
      own.put(pictures.relativize(file).toString(), values);
    }
    return own;
  }

  /// Kills the first attempt at every task, and counts what second ones write.
  private static final class Killer extends SparkListener {

    private final AtomicLong writtenAgain = new AtomicLong();

    @Override
    public void onTaskStart(SparkListenerTaskStart start) {
      if (start.taskInfo().attemptNumber() == 0) {
        local.spark().sparkContext().killTaskAttempt(start.taskInfo().taskId(), true, "a test");
      }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
      if (end.taskInfo().successful() && end.taskInfo().attemptNumber() > 0) {
        writtenAgain.addAndGet(end.taskMetrics().outputMetrics().recordsWritten());
      }
    }
  }
}
