package org.tenshot.supply;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tenshot.domain.TenshotException;

/// A folder on a stick.
final class FolderSource implements PackSource {

  /// The pack may lie one folder deeper, and its networks another one.
  private static final int DEPTH = 3;

  private final Path folder;
  private final ImportLimits limits;
  private final Set<String> names;

  private FolderSource(Path folder, ImportLimits limits, Set<String> names) {
    this.folder = folder;
    this.limits = limits;
    this.names = names;
  }

  static FolderSource open(Path folder, ImportLimits limits) throws TenshotException {
    Set<String> names = new TreeSet<>();
    int seen = 0;
    try (Stream<Path> all = Files.walk(folder, DEPTH, new FileVisitOption[0])) {
      for (Iterator<Path> each = all.iterator(); each.hasNext(); ) {
        Path file = each.next();
        limits.checkEntries(folder.toString(), ++seen);
        if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          names.add(folder.relativize(file).toString().replace('\\', '/'));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(folder, e);
    }
    return new FolderSource(folder, limits, Collections.unmodifiableSet(names));
  }

  @Override
  public Path origin() {
    return folder;
  }

  @Override
  public Set<String> names() {
    return names;
  }

  @Override
  public long size(String name) throws TenshotException {
    try {
      return Files.size(plain(name));
    } catch (IOException e) {
      throw unreadable(folder.resolve(name), e);
    }
  }

  @Override
  public void copy(String name, Path target) throws TenshotException {
    Path file = plain(name);
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      LimitedCopy.of(in, target, file.toString(), limits);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public byte[] small(String name) throws TenshotException {
    Path file = plain(name);
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes(SMALL);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /// @throws TenshotException if it is a link: what it points to is not on the stick for sure
  private Path plain(String name) throws TenshotException {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new TenshotException(
          file
              + " is a link or no file: copy the encoder with the files themselves (cp -rL), and"
              + " import the copy.");
    }
    return file;
  }

  private static TenshotException unreadable(Path file, Exception e) {
    return new TenshotException(
        file + " cannot be read (" + e.getMessage() + "): check the stick and its rights.", e);
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}
