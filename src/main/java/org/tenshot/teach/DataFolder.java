package org.tenshot.teach;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;

/// Labelled pictures on disk: a folder for each class. A file `groups.csv` in the folder or beside
/// it says which pictures show the same part.
///
/// @param folder holds the folders of the classes
/// @param items every picture, sorted by class and file name
public record DataFolder(Path folder, List<Item> items) {

  private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "bmp");
  private static final String GROUPS = "groups.csv";
  private static final String PART = "part ";
  private static final String HEADER = "class,file,group";

  /// One labelled picture.
  ///
  /// @param file the picture
  /// @param className its folder's name
  /// @param group which part it shows; its own path where nobody said
  public record Item(Path file, String className, String group) {

    /// Name of the part that it shows; null where nobody said.
    public @Nullable String part() {
      return group.startsWith(PART) ? group.substring(PART.length()) : null;
    }
  }

  public DataFolder {
    items = List.copyOf(items);
  }

  /// Reads which pictures there are, not yet the pictures.
  ///
  /// @param folder with a folder a class, or with these in a folder `images`
  /// @param groups file with the columns class, file, group; null takes `groups.csv` in the folder
  ///   or beside it, where there is one
  /// @throws TenshotException if a file is missing, a row is wrong, or there are fewer than two
  ///   classes
  public static DataFolder read(Path folder, @Nullable Path groups) throws TenshotException {
    DataFolder data = pictures(folder, groups);
    if (data.classNames().size() < 2) {
      throw new TenshotException(
          data.folder()
              + " holds pictures of "
              + (data.items().isEmpty() ? "no class" : "one class")
              + ": put those of every class into a folder of its own, at least two.");
    }
    return data;
  }

  /// The same for shots, of which one class is enough: prompts know the others.
  ///
  /// @throws TenshotException if a file is missing, a row is wrong, or there is no picture
  public static DataFolder shots(Path folder) throws TenshotException {
    DataFolder data = pictures(folder, null);
    if (data.items().isEmpty()) {
      throw new TenshotException(
          data.folder() + " holds no picture: put those of every class into a folder of its own.");
    }
    return data;
  }

  private static DataFolder pictures(Path folder, @Nullable Path groups) throws TenshotException {
    if (!Files.isDirectory(folder)) {
      throw new TenshotException(folder + " is no folder: give one that holds a folder a class.");
    }
    Path images = folder.resolve("images");
    Path classes = Files.isDirectory(images) ? images : folder;
    Map<String, String> named = groups(groups == null ? beside(classes) : groups);
    List<Item> items = new ArrayList<>();
    try (Stream<Path> folders = Files.list(classes)) {
      for (Path own : folders.filter(Files::isDirectory).sorted().toList()) {
        items.addAll(items(own, named));
      }
    } catch (IOException e) {
      throw new TenshotException(classes + " cannot be read: " + e.getMessage() + ".", e);
    }
    return new DataFolder(classes, items);
  }

  /// The classes in alphabetical order.
  public Set<String> classNames() {
    Set<String> names = new TreeSet<>();
    items.forEach(item -> names.add(item.className()));
    return names;
  }

  private static List<Item> items(Path own, Map<String, String> named) throws IOException {
    String className = own.getFileName().toString();
    try (Stream<Path> files = Files.list(own)) {
      return files
          .filter(file -> ENDINGS.contains(ending(file)))
          .sorted()
          .map(
              file -> {
                String key = className + "/" + file.getFileName();
                return new Item(file, className, named.getOrDefault(key, key));
              })
          .toList();
    }
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static @Nullable Path beside(Path classes) {
    Path inside = classes.resolve(GROUPS);
    if (Files.isRegularFile(inside)) {
      return inside;
    }
    Path beside = classes.toAbsolutePath().resolveSibling(GROUPS);
    return Files.isRegularFile(beside) ? beside : null;
  }

  /// class/file -> group.
  private static Map<String, String> groups(@Nullable Path file) throws TenshotException {
    Map<String, String> groups = new HashMap<>();
    if (file == null) {
      return groups;
    }
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new TenshotException(
          file + " cannot be read as UTF-8 text: " + e.getMessage() + ".", e);
    }
    if (lines.isEmpty() || !lines.getFirst().strip().equals(HEADER)) {
      throw new TenshotException(file + ": the first line must be " + HEADER + ".");
    }
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        String[] fields = lines.get(i).split(",", -1);
        if (fields.length != 3 || fields[0].isBlank() || fields[1].isBlank()) {
          throw new TenshotException(
              file
                  + ", line "
                  + (i + 1)
                  + ": expected "
                  + HEADER
                  + ", found "
                  + lines.get(i)
                  + ".");
        }
        groups.put(fields[0].strip() + "/" + fields[1].strip(), PART + fields[2].strip());
      }
    }
    return groups;
  }
}
