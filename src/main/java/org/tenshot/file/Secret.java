package org.tenshot.file;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// The rights of a file that not everybody may read: its owner alone, and where its folder is one
/// that a group shares (its setgid bit is set, as the installer sets it on the station's data),
/// that group. On Windows the rights of the folder hold.
public final class Secret {

  private static final int SETGID = 02000;

  private Secret() {}

  /// What a new file is made with.
  ///
  /// @param folder that it is made in; null for the current one
  public static FileAttribute<?>[] rights(@Nullable Path folder) throws IOException {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("unix")) {
      return new FileAttribute<?>[0];
    }
    boolean shared =
        folder != null
            && Files.getAttribute(folder, "unix:mode") instanceof Integer mode
            && (mode & SETGID) != 0;
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(
          PosixFilePermissions.fromString(shared ? "rw-rw----" : "rw-------"))
    };
  }
}
