package org.tenshot.cli.common;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.tenshot.domain.TenshotException;

/// A file that has its name only once it is whole.
public final class NewFile {

  private NewFile() {}

  /// Writes the lines.
  public interface Filling {
    void fill(BufferedWriter out) throws IOException, TenshotException;
  }

  /// Writes the bytes.
  public interface Stuffing {
    void fill(OutputStream out) throws IOException, TenshotException;
  }

  /// Writes a text.
  ///
  /// @throws TenshotException if it cannot be written, or what fills it says so
  public static void write(Path file, Filling filling) throws TenshotException {
    bytes(
        file,
        out -> {
          BufferedWriter text =
              new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          filling.fill(text);
          text.flush();
        });
  }

  /// Writes bytes.
  ///
  /// @throws TenshotException if it cannot be written, or what fills it says so
  public static void bytes(Path file, Stuffing stuffing) throws TenshotException {
    Path whole = file.toAbsolutePath();
    Path parent = whole.getParent();
    try {
      Path temporary =
          Files.createTempFile(parent == null ? whole : parent, whole.getFileName() + ".", ".part");
      try {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
          stuffing.fill(out);
        }
        Files.move(
            temporary, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException failure) {
      throw new TenshotException(
          "The file " + file + " cannot be written: choose a folder that you may write to.",
          failure);
    }
  }
}
