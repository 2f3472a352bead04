package org.tenshot.supply;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.tenshot.domain.TenshotException;

/// What came of a file so far, and beside it the server's tag of the content that it was begun
/// with.
final class Part {

  private final Path file;

  /// @param file where the bytes are gathered
  Part(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  private Path tagFile() {
    return file.resolveSibling(file.getFileName() + ".tag");
  }

  /// Bytes that are there.
  long size() throws TenshotException {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// Starts from nothing.
  ///
  /// @param tag the server's ETag, or an empty text
  void begin(String tag) throws TenshotException {
    discard();
    try {
      if (!tag.isEmpty()) {
        Files.writeString(tagFile(), tag);
      }
      Files.createFile(file);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// The tag for `If-Range`: a weak one promises nothing about bytes, so it is none.
  Optional<String> tag() {
    try {
      return Files.exists(tagFile())
          ? Optional.of(Files.readString(tagFile())).filter(tag -> tag.startsWith("\""))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  void discard() throws TenshotException {
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(tagFile());
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// Moves the whole file to its place in the pack.
  void moveTo(Path target) throws TenshotException {
    try {
      Files.move(file, target);
      Files.deleteIfExists(tagFile());
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private TenshotException failed(IOException e) {
    return new TenshotException(
        file + " cannot be written (" + e.getMessage() + "): check the disk and its rights.", e);
  }

  /// The end of the file, open for more.
  Tail tail() throws TenshotException {
    try {
      return new Tail(
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// Takes bytes at the end; they are on the disk when it is closed.
  final class Tail implements AutoCloseable {

    private final FileChannel channel;
    private long size;

    private Tail(FileChannel channel) throws IOException {
      this.channel = channel;
      this.size = channel.size();
    }

    long size() {
      return size;
    }

    /// @return bytes of the file then
    long append(List<ByteBuffer> bytes) throws TenshotException {
      try {
        for (ByteBuffer piece : bytes) {
          while (piece.hasRemaining()) {
            size += channel.write(piece);
          }
        }
        return size;
      } catch (IOException e) {
        throw failed(e);
      }
    }

    @Override
    public void close() throws TenshotException {
      try (channel) {
        channel.force(true);
      } catch (IOException e) {
        throw failed(e);
      }
    }
  }
}
