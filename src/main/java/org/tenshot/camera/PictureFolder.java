package org.tenshot.camera;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Truth;

/// A folder of pictures as a place: whether it is there, what lies in it, and what its sub-folders'
/// names say about the pictures.
public final class PictureFolder {

  private final Path root;
  private final List<ProductClass> classes;
  private final String drive;

  PictureFolder(Path root, List<ProductClass> classes) {
    this.root = root;
    this.classes = List.copyOf(classes);
    this.drive = drive(root);
  }

  Path root() {
    return root;
  }

  FolderListing list() throws IOException {
    return FolderListing.of(root);
  }

  /// What lies in the folder, for opening it.
  ///
  /// @throws TenshotException if it cannot be read
  FolderListing listOrRefuse() throws TenshotException {
    try {
      return list();
    } catch (IOException unreadable) {
      throw new TenshotException(
          Saying.of(
              "folder.unreadable",
              "The folder {0} cannot be read. Check that this user may read it.",
              root),
          unreadable);
    }
  }

  /// Whether the folder is there. The empty place that a network drive leaves behind when it is
  /// gone does not count.
  boolean present() {
    return Files.isDirectory(root) && drive.equals(drive(root));
  }

  /// The name of what the folder lies on; empty where the system does not say.
  private static String drive(Path folder) {
    try {
      FileStore store = Files.getFileStore(folder);
      return store.type() + " " + store.name();
    } catch (IOException | SecurityException unknown) {
      return "";
    }
  }

  /// What the nearest sub-folder with the name of a class says; null where none has one.
  @Nullable Truth truth(Path file) {
    ProductClass named = named(file.startsWith(root) ? root.relativize(file) : file, classes);
    return named == null ? null : new Truth(named, null);
  }

  /// The class whose name the nearest folder of a file has; null where none has one.
  ///
  /// @param below the file's path below the folder of all pictures
  public static @Nullable ProductClass named(Path below, List<ProductClass> classes) {
    for (Path folder = below.getParent(); folder != null; folder = folder.getParent()) {
      String name = String.valueOf(folder.getFileName());
      for (ProductClass each : classes) {
        if (each.name().equals(name)) {
          return each;
        }
      }
    }
    return null;
  }

  /// True if a file below the folder counts as one of its pictures, by its name and those of the
  /// folders that it lies in: hidden ones do not.
  public static boolean shows(Path below) {
    for (Path folder = below.getParent(); folder != null; folder = folder.getParent()) {
      if (String.valueOf(folder.getFileName()).startsWith(".")) {
        return false;
      }
    }
    return FolderListing.isPicture(below);
  }
}
