package org.tenshot.camera;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What lies in a folder and its sub-folders at one moment.
///
/// @param pictures the picture files in natural order, each with its state
/// @param folders the folder itself and all below it
/// @param leftOut files that are no pictures by their name, and what could not be looked at
record FolderListing(SortedMap<Path, Stamp> pictures, Set<Path> folders, int leftOut) {

  private static final Set<String> PICTURES =
      Set.of("bmp", "gif", "jpeg", "jpg", "png", "tif", "tiff");

  /// A file's size and time: when neither changes, nobody writes to it.
  record Stamp(long size, FileTime modified) {

    static Stamp of(BasicFileAttributes attributes) {
      return new Stamp(attributes.size(), attributes.lastModifiedTime());
    }
  }

  /// Whether the name says that it is a picture, and not one that is hidden.
  static boolean isPicture(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    return dot > 0 && name.charAt(0) != '.' && PICTURES.contains(name.substring(dot + 1));
  }

  /// @throws IOException if the folder itself cannot be read; a sub-folder is left out then
  static FolderListing of(Path folder) throws IOException {
    Walk walk = new Walk(folder);
    Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
    return new FolderListing(walk.pictures, walk.folders, walk.leftOut);
  }

  private static final class Walk extends SimpleFileVisitor<Path> {

    private final Path root;
    private final SortedMap<Path, Stamp> pictures = new TreeMap<>(new NaturalOrder());
    private final Set<Path> folders = new HashSet<>();
    private int leftOut;

    Walk(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      if (!folder.equals(root) && Files.isHidden(folder)) {
        leftOut++;
        return FileVisitResult.SKIP_SUBTREE;
      }
      folders.add(folder);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isRegularFile() && isPicture(file) && !Files.isHidden(file)) {
        pictures.put(file, Stamp.of(attributes));
      } else {
        leftOut++;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (file.equals(root)) {
        throw failure;
      }
      leftOut++;
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
      if (failure != null) {
        leftOut++;
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
