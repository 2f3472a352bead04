package org.tenshot.keep;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;
import org.tenshot.file.FolderNames;

/// Exchanges what lies in a data folder, a rename each. A note says that it is under way and where
/// the old data are, so that being cut off anywhere can be undone, and no station starts meanwhile.
final class RestoreSwap {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private final Path data;
  private final Path note;

  RestoreSwap(Path data) {
    this.data = data;
    this.note = data.resolve(StationFiles.UNDER_WAY);
  }

  /// Makes sure of something before names change.
  @FunctionalInterface
  interface Check {
    void run() throws TenshotException;
  }

  /// Puts what was unpacked in the place of what is there.
  ///
  /// @param last is asked when the note is written, from which on no station starts
  /// @return the folder of what was there; null where nothing was
  @Nullable Path swap(Path stage, Instant now, Check last) throws IOException, TenshotException {
    Path aside = data.resolve("before-restore-" + STAMP.format(now));
    Files.createDirectories(aside);
    List<String> before =
        StationFiles.REPLACED.stream().filter(name -> Files.exists(data.resolve(name))).toList();
    write(aside.getFileName() + "\n" + String.join("\n", before) + "\n");
    FolderNames.force(data);
    try {
      last.run();
    } catch (TenshotException e) {
      Files.delete(note);
      Files.delete(aside);
      throw e;
    }
    for (String name : before) {
      Restore.move(data.resolve(name), aside.resolve(name));
    }
    for (String name : StationFiles.REPLACED) {
      if (Files.exists(stage.resolve(name))) {
        Restore.move(stage.resolve(name), data.resolve(name));
      }
    }
    FolderNames.force(aside);
    FolderNames.force(data);
    Files.delete(note);
    if (before.isEmpty()) {
      Files.delete(aside);
    }
    return before.isEmpty() ? null : aside;
  }

  /// Takes back what a program began that was cut off.
  void undo() throws IOException {
    if (!Files.exists(note)) {
      return;
    }
    List<String> lines = Files.readAllLines(note);
    if (lines.isEmpty() || !lines.getFirst().startsWith("before-restore-")) {
      // Cut off while the note was written: nothing was moved yet.
      Files.delete(note);
      return;
    }
    Path aside = data.resolve(lines.getFirst());
    for (String name : StationFiles.REPLACED) {
      Path old = aside.resolve(name);
      // What lies in the data folder is new where the old one lies aside, or where there was none.
      if (Files.exists(old) || !lines.contains(name)) {
        Restore.deleteAll(data.resolve(name));
      }
      if (Files.exists(old)) {
        Restore.move(old, data.resolve(name));
      }
    }
    Files.delete(note);
    Files.deleteIfExists(aside);
  }

  private void write(String text) throws IOException {
    try (FileChannel out =
        FileChannel.open(note, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      out.force(true);
    }
  }
}
