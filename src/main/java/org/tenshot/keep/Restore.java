package org.tenshot.keep;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;
import org.tenshot.file.FolderNames;
import org.tenshot.file.Secret;
import org.tenshot.store.LogCopy;

/// Puts a backup in the place of a station's data. Everything is unpacked and checked beside them
/// first; then names change. What was there is kept in a folder of its own.
public final class Restore {

  private static final long MOST_MANIFEST = 16 << 20;
  private static final String PICTURE = "pictures/([0-9a-f]{2})/(\\1[0-9a-f]{62})\\.png";
  private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9_. -]*";

  private final StationFiles station;
  private final Clock clock;

  /// @param station whose data are replaced
  public Restore(StationFiles station, Clock clock) {
    this.station = station;
    this.clock = clock;
  }

  /// What was done.
  ///
  /// @param made when the backup was made
  /// @param pictures how many came back
  /// @param aside where the data lie that were there before; null where there were none
  public record Done(String made, long pictures, @Nullable Path aside) {}

  /// Refuses a data folder in which a restore was cut off.
  public static void requireDone(Path data) throws TenshotException {
    if (Files.exists(data.resolve(StationFiles.UNDER_WAY))) {
      throw new TenshotException(
          "A restore of "
              + data
              + " was cut off: give the same `tenshot restore FILE` again, which puts things in order.");
    }
  }

  /// Restores.
  ///
  /// @throws TenshotException if somebody has the station open, or the backup is damaged: nothing
  ///   was changed then
  public Done run(Path backup) throws TenshotException {
    try {
      Files.createDirectories(station.data());
      new RestoreSwap(station.data()).undo();
      requireUnused();
      Path stage = station.data().resolve(".restore-" + clock.instant().toEpochMilli());
      try {
        Backup.Manifest manifest = unpack(backup, stage);
        forceNames(stage);
        Path aside =
            new RestoreSwap(station.data()).swap(stage, clock.instant(), this::requireUnused);
        return new Done(manifest.made(), manifest.pictures(), aside);
      } finally {
        deleteAll(stage);
      }
    } catch (IOException e) {
      throw new TenshotException(
          "The backup %s was not restored (%s): check the file, the disk and its room."
              .formatted(backup, e),
          e);
    }
  }

  private void requireUnused() throws TenshotException {
    if (Files.exists(station.place().database())) {
      LogCopy.requireUnused(station.place());
    }
  }

  private Backup.Manifest unpack(Path backup, Path stage) throws TenshotException, IOException {
    try (ZipFile zip = open(backup)) {
      Backup.Manifest manifest = manifest(backup, zip);
      Map<String, PackedFile> files = new HashMap<>();
      manifest.files().forEach(own -> files.put(own.name(), own));
      long pictures = 0;
      for (ZipEntry entry : zip.stream().toArray(ZipEntry[]::new)) {
        String name = entry.getName();
        if (name.equals(Backup.MANIFEST)) {
          continue;
        }
        PackedFile known = files.remove(name);
        boolean picture = known == null && name.matches(PICTURE);
        if (!picture && (known == null || !isOurs(name))) {
          throw damaged(backup, "it holds " + name + ", which no backup has");
        }
        String hash = unpacked(zip, entry, stage.resolve(name));
        String wanted = known == null ? name.substring(12, 76) : known.sha256();
        if (!hash.equals(wanted)) {
          throw damaged(backup, name + " is not what was written");
        }
        pictures += picture ? 1 : 0;
      }
      if (!files.isEmpty() || pictures != manifest.pictures()) {
        throw damaged(backup, "it lacks " + (files.isEmpty() ? "pictures" : files.keySet()));
      }
      requireWhole(backup, stage);
      return manifest;
    }
  }

  private static ZipFile open(Path backup) throws TenshotException {
    try {
      return new ZipFile(backup.toFile());
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(backup, String.valueOf(e.getMessage()));
    }
  }

  private static Backup.Manifest manifest(Path backup, ZipFile zip) throws TenshotException {
    ZipEntry entry = zip.getEntry(Backup.MANIFEST);
    if (entry == null) {
      throw damaged(backup, "it has no manifest.json");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      String json = new String(in.readNBytes((int) MOST_MANIFEST), StandardCharsets.UTF_8);
      Backup.Manifest manifest = new Gson().fromJson(json, Backup.Manifest.class);
      if (manifest == null || !Backup.Manifest.KIND.equals(manifest.kind())) {
        throw damaged(backup, "its manifest.json is of another kind");
      }
      if (manifest.format() > Backup.FORMAT) {
        throw new TenshotException(
            "The backup " + backup + " is of a later Tenshot: restore it with that one.");
      }
      return manifest;
    } catch (IOException | JsonParseException | NullPointerException e) {
      throw damaged(backup, "its manifest.json cannot be read: " + e.getMessage());
    }
  }

  /// A name that a backup may bring into the data folder.
  private static boolean isOurs(String name) {
    String[] parts = name.split("/", -1);
    boolean plain = Stream.of(parts).allMatch(part -> part.matches(NAME));
    return plain
        && (parts.length == 1
            ? name.equals(StationFiles.DATABASE) || StationFiles.FILES.contains(name)
            : StationFiles.FOLDERS.contains(parts[0]));
  }

  private static String unpacked(ZipFile zip, ZipEntry entry, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (InputStream in = zip.getInputStream(entry);
        FileChannel channel =
            FileChannel.open(
                file,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                Secret.rights(file.getParent()));
        OutputStream out = Channels.newOutputStream(channel)) {
      PackedFile copied = PackedFile.copied(entry.getName(), in, out);
      channel.force(true);
      return copied.sha256();
    }
  }

  private void requireWhole(Path backup, Path stage) throws TenshotException {
    try (LogCopy log =
        LogCopy.open(stage.resolve(StationFiles.DATABASE), station.place().natives())) {
      log.requireWhole();
      for (LogCopy.CopiedPicture picture : log.pictures()) {
        if (!Files.exists(stage.resolve(StationFiles.PICTURES).resolve(picture.file()))) {
          throw damaged(backup, "it lacks the picture " + picture.sha256());
        }
      }
    }
  }

  private static TenshotException damaged(Path backup, String why) {
    return new TenshotException(
        "The backup %s is damaged: %s. Nothing was changed; take another backup."
            .formatted(backup, why));
  }

  /// Deletes a folder with everything in it, if it is there.
  static void deleteAll(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path one : all) {
      Files.delete(one);
    }
  }

  private static void forceNames(Path stage) throws IOException {
    try (Stream<Path> found = Files.walk(stage)) {
      for (Path folder : found.filter(Files::isDirectory).toList()) {
        FolderNames.force(folder);
      }
    }
  }

  /// Moves a file or folder by one rename.
  static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }
}
