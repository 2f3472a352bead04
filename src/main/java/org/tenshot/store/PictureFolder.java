package org.tenshot.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.tenshot.domain.TenshotException;
import org.tenshot.file.FolderNames;

/// The pictures that are kept, as PNG files named by their content: `ab/abcdef….png`. A file has
/// its name only once it is whole and on the disk. One thread at a time.
final class PictureFolder {

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int HEADER = 24;

  private final Path folder;
  private final Path incoming;
  private final Set<Path> touched = new HashSet<>();

  PictureFolder(Path folder) {
    this.folder = folder;
    this.incoming = folder.resolve("incoming");
  }

  /// A picture that lies in the folder.
  ///
  /// @param sha256 of the file
  /// @param file relative to the folder, with `/` on every system
  /// @param bytes of the file
  /// @param width in pixels
  /// @param height in pixels
  record Kept(String sha256, String file, int bytes, int width, int height) {}

  /// Makes the folder and clears away what a program that was killed left half-written.
  void prepare() throws TenshotException {
    Folders.requireWritable(folder);
    Folders.requireWritable(incoming);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(incoming)) {
      for (Path file : files) {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw Diagnosis.explain(folder, failure);
    }
  }

  /// Writes a picture unless it is there already. Its name is safe after {@link #force}.
  ///
  /// @throws IllegalArgumentException if the bytes are no PNG file
  Kept keep(byte[] png) throws IOException {
    Kept kept = describe(png);
    Path target = folder.resolve(kept.file());
    if (Files.exists(target) && Files.size(target) == png.length) {
      return kept;
    }
    Path parent = folder.resolve(kept.sha256().substring(0, 2));
    if (!Files.exists(parent)) {
      Files.createDirectories(parent);
      touched.add(folder);
    }
    Path temporary = incoming.resolve(kept.sha256() + ".png");
    write(temporary, png);
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    touched.add(parent);
    return kept;
  }

  /// Removes a picture's file.
  ///
  /// @return true if there was one
  boolean remove(String sha256) throws IOException {
    return Files.deleteIfExists(folder.resolve(file(sha256)));
  }

  /// Waits until the names of the pictures that were written are on the disk too.
  void force() throws IOException {
    for (Path parent : touched) {
      FolderNames.force(parent);
    }
    touched.clear();
  }

  /// sha256 as 64 hexadecimal digits in lower case.
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private static Kept describe(byte[] png) {
    if (png.length < HEADER || !Arrays.equals(png, 0, PNG.length, PNG, 0, PNG.length)) {
      throw new IllegalArgumentException("a picture for the log must be a PNG file");
    }
    // The header chunk comes first in every PNG: 8 bytes signature, 8 bytes length and name.
    ByteBuffer header = ByteBuffer.wrap(png, 16, 8);
    String hash = sha256(png);
    return new Kept(hash, file(hash), png.length, header.getInt(), header.getInt());
  }

  /// True if the picture's file is there.
  boolean has(String sha256) {
    return Files.exists(folder.resolve(file(sha256)));
  }

  /// Where a picture lies in the folder.
  static String file(String sha256) {
    return sha256.substring(0, 2) + "/" + sha256 + ".png";
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }
}
