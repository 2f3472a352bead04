package org.tenshot.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.Limits;
import org.tenshot.domain.Picture;
import org.tenshot.domain.ShotRole;
import org.tenshot.domain.TenshotException;
import org.tenshot.image.PictureFiles;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.store.LogPlace;
import org.tenshot.store.TeachingLog;

/// What was acknowledged before a backup began comes back from it; a damaged one changes nothing.
@Timeout(120)
class BackupTest {

  private static final Path NATIVES = Path.of(System.getProperty("tenshot.data"), "natives");

  @TempDir Path folder;
  private StationFiles station;

  @BeforeEach
  void fill() throws Exception {
    station = station("data");
    try (InspectionLog log = open(station)) {
      for (int i = 0; i < 20; i++) {
        shot(log, i);
      }
      log.teaching().addHead("tile", "a/1", "text", Limits.DEFAULT, "{}", "Li").get();
    }
    Files.createDirectories(station.data().resolve("profiles"));
    Files.writeString(station.data().resolve("profiles/tile.yaml"), "product: tile\n");
    Files.writeString(station.data().resolve("people.json"), "{}");
  }

  @Test
  void whatWasAcknowledgedBeforeItBeganIsInItWhileAWriterGoesOn() throws Exception {
    AtomicBoolean on = new AtomicBoolean(true);
    AtomicLong acknowledged = new AtomicLong();
    Path zip = folder.resolve("b.zip");
    long before;
    try (InspectionLog log = open(station)) {
      Thread writer =
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int i = 100; on.get(); i++) {
                      acknowledged.set(shot(log, i));
                    }
                  });
      while (acknowledged.get() < 60) {
        Thread.sleep(5);
      }
      before = acknowledged.get();
      new Backup(station, Clock.systemUTC()).write(zip);
      on.set(false);
      writer.join();
      assertThat(acknowledged.get()).as("it went on").isGreaterThan(before);
    }

    StationFiles other = station("other");
    Restore.Done done = new Restore(other, Clock.systemUTC()).run(zip);

    assertThat(done.aside()).isNull();
    assertThat(done.pictures()).isGreaterThanOrEqualTo(before);
    assertThat(shots(other).size()).isGreaterThanOrEqualTo((int) before);
    try (History history = History.open(other.place())) {
      for (String hash : shots(other)) {
        assertThat(history.picture(hash).orElseThrow()).exists();
      }
      assertThat(history.audit().verify(null).faults()).isEmpty();
      assertThat(history.teaching().heads("tile")).hasSize(1);
    }
    assertThat(other.data().resolve("profiles/tile.yaml")).hasContent("product: tile");
    assertThat(other.data().resolve("people.json")).exists();
  }

  @Test
  void whatWasThereIsKeptAside() throws Exception {
    Path zip = folder.resolve("b.zip");
    new Backup(station, Clock.systemUTC()).write(zip);
    try (InspectionLog log = open(station)) {
      shot(log, 1000);
    }

    Restore.Done done = new Restore(station, Clock.systemUTC()).run(zip);

    assertThat(shots(station)).hasSize(20);
    Path aside = java.util.Objects.requireNonNull(done.aside());
    assertThat(shots(new StationFiles(aside, place(aside)))).hasSize(21);
  }

  @Test
  void aStationThatRunsIsNotOverwritten() throws Exception {
    Path zip = folder.resolve("b.zip");
    new Backup(station, Clock.systemUTC()).write(zip);
    try (InspectionLog log = open(station)) {
      shot(log, 500);
      assertThatThrownBy(() -> new Restore(station, Clock.systemUTC()).run(zip))
          .isInstanceOf(TenshotException.class)
          .hasMessageContaining("end it first");
      shot(log, 501);
    }
    assertThat(shots(station)).hasSize(22);
  }

  @Test
  void aDamagedBackupIsRefusedWhereverItIsDamaged() throws Exception {
    Path zip = folder.resolve("b.zip");
    new Backup(station, Clock.systemUTC()).write(zip);
    long size = Files.size(zip);
    int refused = 0;
    for (int tenth = 0; tenth < 10; tenth++) {
      Path hurt = folder.resolve("hurt.zip");
      Files.deleteIfExists(hurt);
      Files.copy(zip, hurt);
      try (RandomAccessFile file = new RandomAccessFile(hurt.toFile(), "rw")) {
        long at = size * (2 * tenth + 1) / 20;
        file.seek(at);
        int was = file.read();
        file.seek(at);
        file.write(was ^ 0xff);
      }
      StationFiles other = station("other" + tenth);
      try {
        new Restore(other, Clock.systemUTC()).run(hurt);
        // The byte was one that says nothing, such as the time of an entry.
        assertThat(shots(other)).as("damaged at " + tenth).hasSize(20);
      } catch (TenshotException e) {
        refused++;
        assertThat(names(other.data())).isEmpty();
      }
    }
    // Much of a backup of small files is their names and times, each written twice.
    assertThat(refused).isGreaterThanOrEqualTo(3);
    Path half = folder.resolve("half.zip");
    Files.write(half, Stream.of(Files.readAllBytes(zip)).map(own -> cut(own)).findFirst().get());
    assertThatThrownBy(() -> new Restore(station, Clock.systemUTC()).run(half))
        .hasMessageContaining("half.zip");
    assertThat(shots(station)).hasSize(20);
  }

  @Test
  void aRestoreThatWasCutOffIsPutInOrder() throws Exception {
    Path zip = folder.resolve("b.zip");
    new Backup(station, Clock.systemUTC()).write(zip);
    // As a program leaves it that was killed between two renames.
    Path aside = Files.createDirectory(station.data().resolve("before-restore-x"));
    Files.writeString(
        station.data().resolve("restore-under-way.json"),
        "before-restore-x\ntenshot.db\npictures\npeople.json\nprofiles\n");
    Files.move(station.data().resolve("tenshot.db"), aside.resolve("tenshot.db"));
    Files.writeString(station.data().resolve("station.json"), "{\"new\": 1}");
    assertThatThrownBy(() -> Restore.requireDone(station.data())).hasMessageContaining("cut off");

    assertThatThrownBy(
            () -> new Restore(station, Clock.systemUTC()).run(folder.resolve("none.zip")))
        .isInstanceOf(TenshotException.class);

    Restore.requireDone(station.data());
    assertThat(shots(station)).hasSize(20);
    assertThat(station.data().resolve("station.json")).doesNotExist();
  }

  @Test
  void aStationThatOpensTheLogAtTheLastMomentKeepsItsData() throws Exception {
    Path stage = Files.createDirectory(station.data().resolve(".restore-1"));
    Files.writeString(stage.resolve("tenshot.db"), "another log");
    assertThatThrownBy(
            () ->
                new RestoreSwap(station.data())
                    .swap(
                        stage,
                        Instant.EPOCH,
                        () -> {
                          assertThatThrownBy(() -> Restore.requireDone(station.data()))
                              .as("no station starts from here on")
                              .isInstanceOf(TenshotException.class);
                          throw new TenshotException("A station has it open.");
                        }))
        .hasMessageContaining("has it open");
    Restore.requireDone(station.data());
    assertThat(shots(station)).hasSize(20);
    assertThat(names(station.data())).noneMatch(name -> name.startsWith("before-restore"));
  }

  private static byte[] cut(byte[] bytes) {
    return java.util.Arrays.copyOf(bytes, bytes.length / 2);
  }

  private static List<String> names(Path data) throws Exception {
    try (Stream<Path> all = Files.list(data)) {
      return all.map(own -> own.getFileName().toString()).toList();
    }
  }

  private static List<String> shots(StationFiles station) throws Exception {
    List<String> hashes = new ArrayList<>();
    try (History history = History.open(station.place())) {
      history.teaching().shots("tile").forEach(own -> hashes.add(own.shot().pictureHash()));
    }
    return hashes;
  }

  private StationFiles station(String name) {
    Path data = folder.resolve(name);
    return new StationFiles(data, place(data));
  }

  private static LogPlace place(Path data) {
    return LogPlace.of(data.resolve("tenshot.db"), NATIVES);
  }

  private static InspectionLog open(StationFiles station) throws Exception {
    return InspectionLog.open(station.place(), Clock.systemUTC(), recording -> {});
  }

  private static long shot(InspectionLog log, int number) {
    byte[] rgb = new byte[16 * 16 * 3];
    new java.util.Random(number).nextBytes(rgb);
    byte[] png = PictureFiles.png(new Picture(16, 16, rgb));
    return log.teaching()
        .addShot(new TeachingLog.NewShot("tile", "good", png, "Jana", null, ShotRole.TEACH, null))
        .join();
  }
}
