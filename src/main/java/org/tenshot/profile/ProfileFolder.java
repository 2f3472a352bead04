package org.tenshot.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.file.WholeFile;

/// The profiles that a person can choose from: those in some folders, by name. Where two folders
/// hold the same name, the earlier folder counts, so that a station's own file wins over the
/// shipped one.
public final class ProfileFolder {

  /// Explains the fields; to be copied, not to be run, and so not listed.
  private static final String TEMPLATE = "template";

  private final List<Path> folders;
  private final ProfileReader reader;

  /// @param folders may be missing
  public ProfileFolder(List<Path> folders, ProfileReader reader) {
    this.folders = List.copyOf(folders);
    this.reader = reader;
  }

  /// A file in one of the folders, whether or not it can be used.
  public sealed interface Entry {

    /// The file's name without its ending.
    String name();

    /// A profile that can be used.
    record Readable(Profile profile, Path file) implements Entry {
      @Override
      public String name() {
        return profile.name();
      }
    }

    /// A file that somebody has to mend.
    ///
    /// @param sentence what is wrong, by line, and the mend
    record Broken(String name, Path file, String sentence) implements Entry {}
  }

  /// Every profile, by name; broken ones are reported, not hidden.
  ///
  /// @throws TenshotException if a folder is there but cannot be listed
  public List<Entry> list() throws TenshotException {
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, Path> found : files().entrySet()) {
      if (!found.getKey().equals(TEMPLATE)) {
        entries.add(entry(found.getKey(), found.getValue()));
      }
    }
    return entries;
  }

  /// The profile that somebody asked for.
  ///
  /// @param nameOrPath a name in the folders such as `bearing`, or a path that ends in `.yaml` or
  ///   `.yml`
  /// @throws TenshotException if there is none or it is wrong
  public Profile find(String nameOrPath) throws TenshotException {
    if (isYaml(nameOrPath)) {
      return reader.read(Path.of(nameOrPath));
    }
    Map<String, Path> files = files();
    Path file = files.get(nameOrPath);
    if (file == null) {
      throw new TenshotException(absent(nameOrPath, files.keySet()));
    }
    return reader.read(file);
  }

  /// The name of a profile in the folders, and of no other file: for names that come from outside.
  ///
  /// @throws TenshotException if there is none
  public String named(String name) throws TenshotException {
    Map<String, Path> files = files();
    if (!files.containsKey(name) || name.equals(TEMPLATE)) {
      throw new TenshotException(absent(name, files.keySet()));
    }
    return name;
  }

  /// The name of the one profile with this number.
  ///
  /// @throws TenshotException if there is none, or several
  public String numbered(int number) throws TenshotException {
    List<String> names = new ArrayList<>();
    for (Entry entry : list()) {
      if (entry instanceof Entry.Readable(Profile profile, Path file)
          && number > 0
          && profile.number() == number) {
        names.add(profile.name());
      }
    }
    if (names.size() != 1) {
      throw new TenshotException(
          names.isEmpty()
              ? "No profile that can be read has the number %d: write number: %d into one."
                  .formatted(number, number)
              : "The profiles %s all have the number %d: give each its own."
                  .formatted(String.join(", ", names), number));
    }
    return names.getFirst();
  }

  /// Writes a profile into the station's own folder, so that the shipped one stays as it is. It is
  /// read back first: what cannot be used never gets the name.
  ///
  /// @param text of the file
  /// @return where it lies now
  /// @throws TenshotException if the text is wrong, or cannot be written
  public Path write(String name, String text) throws TenshotException {
    Path file = folders.getFirst().resolve(name + ".yaml");
    Path part = folders.getFirst().resolve(name + ".yaml.part");
    try {
      Files.createDirectories(folders.getFirst());
      try {
        Files.writeString(part, text);
        readBack(part, file);
      } finally {
        Files.deleteIfExists(part);
      }
      WholeFile.replace(file, text);
      return file;
    } catch (IOException e) {
      throw new TenshotException(
          file + " cannot be written (" + e + "): check rights and space.", e);
    }
  }

  private void readBack(Path part, Path file) throws TenshotException {
    try {
      reader.read(part);
    } catch (TenshotException e) {
      throw new TenshotException(
          e.sentence().replace(part.toString(), file.toString()) + " Nothing was written.", e);
    }
  }

  private String absent(String name, Collection<String> known) {
    String places = folders.stream().map(Path::toString).collect(Collectors.joining(", "));
    return "There is no profile '%s' in %s; %s."
        .formatted(
            name,
            places,
            NearestName.to(name, known)
                .map(near -> "did you mean " + near)
                .orElse("known are " + String.join(", ", known)));
  }

  private Entry entry(String name, Path file) {
    try {
      return new Entry.Readable(reader.read(file), file);
    } catch (TenshotException e) {
      return new Entry.Broken(name, file, e.sentence());
    }
  }

  private Map<String, Path> files() throws TenshotException {
    Map<String, Path> files = new TreeMap<>();
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        continue;
      }
      try (Stream<Path> inFolder = Files.list(folder)) {
        inFolder
            .filter(file -> isYaml(file.toString()) && Files.isRegularFile(file))
            .sorted()
            .forEach(file -> files.putIfAbsent(ProfileReader.name(file), file));
      } catch (IOException e) {
        throw new TenshotException(
            "The folder " + folder + " cannot be listed (" + e + "): check its rights.", e);
      }
    }
    return files;
  }

  private static boolean isYaml(String file) {
    return file.endsWith(".yaml") || file.endsWith(".yml");
  }
}
