package org.tenshot.archive;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Picture;
import org.tenshot.domain.TenshotException;
import org.tenshot.image.PictureFiles;

/// Reads pictures from wherever Hadoop's file systems reach. Whatever is wrong with one of them is
/// an answer and no exception: a job of a million pictures does not end with the first bad one.
final class PictureSource {

  private final Configuration configuration;

  PictureSource(Configuration configuration) {
    this.configuration = configuration;
  }

  /// What became of reading.
  sealed interface Opened {

    /// sha256 of the file; null where it could not be read.
    @Nullable String sha256();
  }

  /// A picture.
  record Readable(String sha256, Picture picture) implements Opened {}

  /// No picture.
  ///
  /// @param sentence why, and the mend
  record Unreadable(@Nullable String sha256, String sentence) implements Opened {}

  /// Reads a picture, and makes sure that it is the one that was meant.
  Opened open(ArchivedPicture wanted) {
    byte[] bytes;
    try {
      bytes = bytes(wanted.file());
    } catch (FileNotFoundException e) {
      return new Unreadable(null, wanted.file() + " does not exist: copy the picture there again.");
    } catch (IOException e) {
      return new Unreadable(
          null, wanted.file() + " cannot be read (" + e + "): check the storage and its rights.");
    }
    String hash = sha256(bytes);
    if (wanted.sha256() != null && !wanted.sha256().equals(hash)) {
      return new Unreadable(
          hash,
          "%s is not the picture that was kept (%s): restore it from a backup."
              .formatted(wanted.file(), wanted.sha256()));
    }
    try {
      return new Readable(hash, PictureFiles.decode(bytes, wanted.file()));
    } catch (TenshotException e) {
      return new Unreadable(hash, e.sentence());
    }
  }

  private byte[] bytes(String file) throws IOException {
    Path path = new Path(file);
    FileSystem files = path.getFileSystem(configuration);
    FileStatus status = files.getFileStatus(path);
    if (status.isDirectory() || status.getLen() > PictureFiles.MOST_BYTES) {
      throw new IOException(
          status.isDirectory() ? "it is a folder" : "it has " + status.getLen() + " bytes");
    }
    try (FSDataInputStream in = files.open(path)) {
      return in.readAllBytes();
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
