package org.tenshot.keep;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.LogCopy;

/// Writes everything that a station cannot have again into one zip, while the line runs: the log as
/// it is at one moment, its pictures, profiles, people and settings.
public final class Backup {

  static final int FORMAT = 1;
  static final String MANIFEST = "manifest.json";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final StationFiles station;
  private final Clock clock;

  /// @param station whose data are copied
  public Backup(StationFiles station, Clock clock) {
    this.station = station;
    this.clock = clock;
  }

  /// The list of what is in a backup. Pictures are not in it: their names are their hashes, and the
  /// database says which there are.
  ///
  /// @param format of this list
  /// @param kind says that it is a backup
  /// @param made when the copying of the database began
  /// @param pictures how many there are
  /// @param files all others
  record Manifest(int format, String kind, String made, long pictures, List<PackedFile> files) {

    static final String KIND = "tenshot backup";

    Manifest {
      files = List.copyOf(files);
    }
  }

  /// What was written.
  ///
  /// @param file the zip
  /// @param bytes of the zip
  /// @param pictures how many are in it
  /// @param missing pictures that the log names and that are not in their folder
  public record Written(Path file, long bytes, long pictures, List<String> missing) {

    public Written {
      missing = List.copyOf(missing);
    }
  }

  /// Writes a backup.
  ///
  /// @param where a new file, or a folder in which a new file is made
  /// @throws TenshotException if there is no log, or the file cannot be written
  public Written write(Path where) throws TenshotException {
    Instant now = clock.instant();
    Path target =
        Files.isDirectory(where)
            ? where.resolve("tenshot-" + STAMP.format(now) + ".zip")
            : where.toAbsolutePath();
    Path copy = target.resolveSibling(target.getFileName() + ".db.part");
    try (Packing zip = Packing.into(target)) {
      Files.deleteIfExists(copy);
      return write(zip, target, copy, now);
    } catch (IOException e) {
      throw Packing.unwritable(target, e);
    } finally {
      delete(copy);
    }
  }

  private Written write(Packing zip, Path target, Path copy, Instant now)
      throws TenshotException, IOException {
    List<PackedFile> files = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    long pictures = 0;
    try (LogCopy log = LogCopy.of(station.place(), copy)) {
      for (LogCopy.CopiedPicture picture : log.pictures()) {
        if (add(zip, picture)) {
          pictures++;
        } else {
          log.forget(picture.sha256());
          missing.add(picture.sha256());
        }
      }
    }
    files.add(zip.add(StationFiles.DATABASE, copy));
    for (String name : StationFiles.FILES) {
      if (Files.isRegularFile(station.data().resolve(name))) {
        files.add(zip.add(name, station.data().resolve(name)));
      }
    }
    for (String folder : StationFiles.FOLDERS) {
      addAll(zip, folder, files);
    }
    Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    Manifest manifest = new Manifest(FORMAT, Manifest.KIND, now.toString(), pictures, files);
    zip.add(MANIFEST, gson.toJson(manifest).getBytes(StandardCharsets.UTF_8));
    zip.finish();
    return new Written(target, Files.size(target), pictures, missing);
  }

  /// @return false if it is not there: retention was faster, or somebody deleted it
  private boolean add(Packing zip, LogCopy.CopiedPicture picture) throws IOException {
    Path file = station.place().pictures().resolve(picture.file());
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException gone) {
      return false;
    }
    if (!PackedFile.sha256(bytes).equals(picture.sha256())) {
      return false;
    }
    zip.add(StationFiles.PICTURES + "/" + picture.file(), bytes);
    return true;
  }

  private void addAll(Packing zip, String folder, List<PackedFile> files) throws IOException {
    Path root = station.data().resolve(folder);
    if (!Files.isDirectory(root)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile() && !file.toString().endsWith(".part")) {
              String name = station.data().relativize(file).toString().replace('\\', '/');
              files.add(zip.add(name, file));
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void delete(Path copy) throws TenshotException {
    try {
      Files.deleteIfExists(copy);
      Files.deleteIfExists(copy.resolveSibling(copy.getFileName() + "-journal"));
    } catch (IOException e) {
      throw Packing.unwritable(copy, e);
    }
  }
}
