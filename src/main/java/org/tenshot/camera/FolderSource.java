package org.tenshot.camera;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// The pictures of a folder and its sub-folders once, in natural order; or one picture file.
/// Sub-folders that are named as classes of the product tell the truth about their pictures.
public final class FolderSource implements FrameSource {

  private static final Logger LOG = LoggerFactory.getLogger(FolderSource.class);

  private final String name;
  private final PictureFolder folder;
  private final PictureTaker taker;
  private final Queue<Path> files;
  private final AtomicBoolean closed = new AtomicBoolean();

  private FolderSource(
      String name, PictureFolder folder, List<Path> files, SourceSettings settings) {
    this.name = name;
    this.folder = folder;
    this.taker = new PictureTaker(name, settings.decoder(), settings.clock());
    this.files = new ArrayDeque<>(files);
  }

  /// @throws TenshotException if there is no picture in the folder, or no folder
  static FolderSource folder(String name, Path root, SourceSettings settings)
      throws TenshotException {
    PictureFolder folder = new PictureFolder(root, settings.classes());
    FolderListing listing = folder.listOrRefuse();
    if (listing.pictures().isEmpty()) {
      throw new TenshotException(
          Saying.of(
              "folder.empty",
              "The folder {0} holds no pictures (jpg, png, bmp, gif or tif). Give another folder, or watch it to wait for pictures.",
              root));
    }
    if (listing.leftOut() > 0) {
      LOG.info("{} files in {} are no pictures and are left out", listing.leftOut(), root);
    }
    return new FolderSource(name, folder, List.copyOf(listing.pictures().keySet()), settings);
  }

  /// @throws TenshotException if there is no such file
  static FolderSource picture(String name, Path file, SourceSettings settings)
      throws TenshotException {
    if (!Files.isRegularFile(file)) {
      throw new TenshotException(
          Saying.of("folder.no-picture", "There is no picture {0}. Check the path.", file));
    }
    PictureFolder around = new PictureFolder(file.toAbsolutePath().resolveSibling(""), List.of());
    return new FolderSource(name, around, List.of(file), settings);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Pace pace() {
    return Pace.EVERY;
  }

  @Override
  public Arrival next() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Path file = files.poll();
    if (file == null || closed.get()) {
      return new Arrival.Ended();
    }
    PictureTaker.Decoded decoded = taker.decode(file);
    return closed.get() ? new Arrival.Ended() : taker.arrival(file, decoded, folder.truth(file));
  }

  @Override
  public void close() {
    closed.set(true);
  }
}
