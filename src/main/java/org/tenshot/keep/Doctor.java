package org.tenshot.keep;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tenshot.domain.RetentionRules;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.History;
import org.tenshot.store.LogHealth;
import org.tenshot.store.Retention;

/// Examines what a station keeps: its log, its pictures, its disk, its clock and its settings.
/// Changes nothing but a file that it writes for a moment to measure the disk.
public final class Doctor {

  private static final long LITTLE = 2_000_000_000L;
  private static final long LARGE_WAL = 256L << 20;
  private static final int SYNCS = 10;
  private static final long SLOW_SYNC_MILLIS = 50;
  private static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final StationFiles station;
  private final Clock clock;

  /// @param station that is examined
  public Doctor(StationFiles station, Clock clock) {
    this.station = station;
    this.clock = clock;
  }

  /// Everything, in the order of what is mended first.
  public List<Finding> examine() {
    List<Finding> found = new ArrayList<>();
    disk(found);
    restore(found);
    log(found);
    retention(found);
    settings(found);
    return found;
  }

  private void disk(List<Finding> found) {
    Path data = station.data();
    try {
      Files.createDirectories(data);
      long free = Files.getFileStore(data).getUsableSpace();
      String room = "%.1f GB are free in %s.".formatted(free / 1e9, data);
      found.add(
          free < LITTLE
              ? Finding.warn("disk", room, "Free space, or set most or free in retention.json.")
              : Finding.ok("disk", room));
      long millis = sync(data);
      String speed = "Waiting for the disk takes %d ms a write.".formatted(millis);
      found.add(
          millis > SLOW_SYNC_MILLIS
              ? Finding.warn("disk", speed, "Use an SSD for the data folder.")
              : Finding.ok("disk", speed));
    } catch (IOException e) {
      found.add(
          Finding.fail(
              "disk",
              "%s cannot be written (%s).".formatted(data, e),
              "Give the user that runs Tenshot the right to write there, and check the disk."));
    }
  }

  /// Milliseconds that one forced write takes on average.
  private static long sync(Path data) throws IOException {
    Path file = Files.createTempFile(data, "doctor", ".try");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      long start = System.nanoTime();
      for (int i = 0; i < SYNCS; i++) {
        channel.write(ByteBuffer.allocate(4096));
        channel.force(true);
      }
      return Duration.ofNanos((System.nanoTime() - start) / SYNCS).toMillis();
    } finally {
      Files.delete(file);
    }
  }

  private void restore(List<Finding> found) {
    try {
      Restore.requireDone(station.data());
    } catch (TenshotException e) {
      found.add(Finding.fail("restore", e.sentence(), ""));
    }
  }

  private void log(List<Finding> found) {
    if (!Files.exists(station.place().database())) {
      found.add(
          Finding.warn("database", "There is no log yet.", "It is made when a line first runs."));
      return;
    }
    try {
      LogHealth health = LogHealth.of(station.place());
      database(health, found);
      pictures(health, found);
      clock(health, found);
    } catch (TenshotException e) {
      found.add(
          Finding.fail("database", e.sentence(), "A backup is put back with `tenshot restore`."));
    }
  }

  private static void database(LogHealth health, List<Finding> found) {
    found.add(
        health.damage().isEmpty()
            ? Finding.ok(
                "database",
                "It is whole, with tables of version %d; %d MB inside wait for rows."
                    .formatted(health.tables(), health.spare() >> 20))
            : Finding.fail(
                "database",
                "It is damaged: " + health.damage().getFirst() + ".",
                "Stop the station, and put the last backup back with `tenshot restore`."));
    if (health.waiting() > LARGE_WAL) {
      found.add(
          Finding.warn(
              "database",
              "%d MB wait beside the file to be taken in.".formatted(health.waiting() >> 20),
              "Close programs that have the log open for long."));
    }
    List<String> faults = health.audit().faults();
    found.add(
        faults.isEmpty()
            ? Finding.ok(
                "audit", "All %d rows are as they were written.".formatted(health.audit().rows()))
            : Finding.fail(
                "audit",
                faults.getFirst(),
                "Somebody changed the log: keep a copy, and see `tenshot audit verify`."));
  }

  private void pictures(LogHealth health, List<Finding> found) throws TenshotException {
    if (!health.missing().isEmpty()) {
      found.add(
          Finding.fail(
              "pictures",
              "%d of %d are not in their folder, such as %s."
                  .formatted(
                      health.missing().size(), health.pictures(), health.missing().getFirst()),
              "Copy them back from a backup; rows without their picture stay."));
    }
    if (!health.unreadable().isEmpty()) {
      found.add(
          Finding.fail(
              "pictures",
              "%s is not what was written.".formatted(health.unreadable().getFirst()),
              "Check the disk, and copy it back from a backup."));
    }
    if (health.missing().isEmpty() && health.unreadable().isEmpty()) {
      found.add(Finding.ok("pictures", "All %d are there.".formatted(health.pictures())));
    }
    try (History history = History.open(station.place())) {
      long strangers = new Retention(history, null, () -> 0).collect();
      if (strangers > 0) {
        found.add(
            Finding.warn(
                "pictures",
                "%d files belong to no row.".formatted(strangers),
                "`tenshot retention` removes them."));
      }
    }
  }

  private void clock(LogHealth health, List<Finding> found) {
    Instant now = clock.instant();
    Instant newest = Instant.ofEpochMilli(health.newest());
    String mend = "Set the clock of the computer, and let it follow a time server.";
    if (now.isBefore(BUILT)) {
      found.add(Finding.fail("clock", "It is %s by the computer.".formatted(now), mend));
    } else if (newest.isAfter(now.plus(AHEAD))) {
      found.add(
          Finding.fail(
              "clock",
              "It is %s by the computer, and the log has a part of %s.".formatted(now, newest),
              mend));
    } else {
      found.add(Finding.ok("clock", "It is %s.".formatted(now)));
    }
  }

  private void retention(List<Finding> found) {
    RetentionFile file = new RetentionFile(station.data().resolve(RetentionFile.NAME));
    try {
      RetentionRules rules = file.read();
      found.add(
          rules.equals(RetentionRules.KEEP_ALL)
              ? Finding.warn(
                  "retention",
                  "Everything is kept until the disk is full.",
                  "Write %s: `tenshot retention --help` shows one.".formatted(file.path()))
              : Finding.ok("retention", "The rules in %s hold.".formatted(file.path())));
    } catch (TenshotException e) {
      found.add(Finding.fail("retention", e.sentence(), ""));
    }
  }

  private void settings(List<Finding> found) {
    for (String name : List.of("station.json", "accepted-licences.json")) {
      Path file = station.data().resolve(name);
      try {
        if (Files.exists(file)) {
          JsonParser.parseString(Files.readString(file));
          found.add(Finding.ok("settings", name + " can be read."));
        }
      } catch (IOException | JsonParseException e) {
        found.add(
            Finding.fail(
                "settings",
                "%s is damaged (%s).".formatted(file, e.getMessage()),
                "Move it away, and say again what it held; or copy it from a backup."));
      }
    }
  }
}
