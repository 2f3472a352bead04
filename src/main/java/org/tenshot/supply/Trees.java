package org.tenshot.supply;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;

/// Folders with all that is in them.
final class Trees {

  private Trees() {}

  /// Deletes a folder with its contents; a link in it is deleted, not followed. None is no error.
  static void delete(Path folder) throws TenshotException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, @Nullable IOException failure)
                throws IOException {
              if (failure != null) {
                throw failure;
              }
              Files.delete(each);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new TenshotException(
          folder + " cannot be deleted (" + e.getMessage() + "): check its rights.", e);
    }
  }

  static void make(Path folder) throws TenshotException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new TenshotException(
          folder + " cannot be made (" + e.getMessage() + "): check the disk and its rights.", e);
    }
  }

  /// The folder of a file.
  static Path folderOf(Path file) {
    Path folder = file.getParent();
    if (folder == null) {
      throw new IllegalArgumentException(file + " lies in no folder");
    }
    return folder;
  }

  /// @throws TenshotException if the disk has less room than that
  static void requireRoom(Path folder, long bytes) throws TenshotException {
    try {
      long room = Files.getFileStore(folder).getUsableSpace();
      if (room < bytes) {
        throw new TenshotException(
            "The disk of %s has %.1f GB left, and %.1f GB are needed: make room first."
                .formatted(folder, room / 1e9, bytes / 1e9));
      }
    } catch (IOException e) {
      throw new TenshotException(
          folder + " cannot be used (" + e.getMessage() + "): check the disk.", e);
    }
  }
}
