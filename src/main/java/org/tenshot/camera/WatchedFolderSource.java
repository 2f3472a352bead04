package org.tenshot.camera;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.camera.FolderListing.Stamp;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// The pictures of a folder and every new one that is put there, until it is closed. A new file is
/// taken when nobody writes to it any more; a folder that goes away is lost and may come back.
public final class WatchedFolderSource implements FrameSource {

  private static final Logger LOG = LoggerFactory.getLogger(WatchedFolderSource.class);

  private static final Duration STEP = Duration.ofMillis(900);

  private final String name;
  private final PictureFolder folder;
  private final PictureTaker taker;
  private final SourceLimits limits;
  private final SettlingFiles settling;
  private final FolderWatch watch;
  private final Queue<Path> files = new ArrayDeque<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean lost;
  private long rescanAtNanos;

  private WatchedFolderSource(
      String name, PictureFolder folder, FolderWatch watch, SourceSettings settings) {
    this.name = name;
    this.folder = folder;
    this.watch = watch;
    this.taker = new PictureTaker(name, settings.decoder(), settings.clock());
    this.limits = settings.limits();
    this.settling = new SettlingFiles(limits.settle());
  }

  /// The folder may be empty: pictures are expected later.
  ///
  /// @throws TenshotException if the folder cannot be read
  static WatchedFolderSource open(String name, Path root, SourceSettings settings)
      throws TenshotException {
    PictureFolder folder = new PictureFolder(root, settings.classes());
    FolderListing listing = folder.listOrRefuse();
    try {
      FolderWatch watch = new FolderWatch(FileSystems.getDefault().newWatchService());
      WatchedFolderSource source = new WatchedFolderSource(name, folder, watch, settings);
      watch.watch(listing.folders());
      source.files.addAll(listing.pictures().keySet());
      source.rescanAtNanos = System.nanoTime() + source.limits.rescan().toNanos();
      if (listing.leftOut() > 0) {
        LOG.info("{} files in {} are no pictures and are left out", listing.leftOut(), root);
      }
      return source;
    } catch (IOException exhausted) {
      throw new TenshotException(
          Saying.of(
              "folder.unwatched",
              "The folder {0} cannot be watched: {1}. Close other programs that watch folders, or raise fs.inotify.max_user_instances.",
              root,
              exhausted.getMessage()),
          exhausted);
    }
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
    long until = System.nanoTime() + STEP.toNanos();
    do {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (isClosed()) {
        return new Arrival.Ended();
      }
      Arrival arrival = step();
      if (arrival != null) {
        return isClosed() ? new Arrival.Ended() : arrival;
      }
    } while (System.nanoTime() < until);
    return isClosed() ? new Arrival.Ended() : new Arrival.Nothing();
  }

  /// Does one thing; null where there is nothing to say yet.
  private @Nullable Arrival step() throws InterruptedException {
    Path file = files.poll();
    if (file == null && !lost) {
      lookAgain();
      file = settling.ready(System.nanoTime());
    }
    if (file != null) {
      return take(file);
    }
    if (!folder.present()) {
      return lose();
    }
    if (lost) {
      lost = false;
      LOG.info("The folder {} is back", folder.root());
      rescan();
      return new Arrival.Restored();
    }
    if (System.nanoTime() >= rescanAtNanos) {
      rescan();
    } else {
      awaitReports();
    }
    return null;
  }

  private @Nullable Arrival lose() throws InterruptedException {
    if (lost) {
      closed.await(STEP.toMillis(), TimeUnit.MILLISECONDS);
      return null;
    }
    lost = true;
    // What was not taken yet is found again when the folder is back.
    files.clear();
    Saying gone =
        Saying.of(
            "folder.gone",
            "The folder {0} is gone. Put it back, or connect the drive that it lies on.",
            folder.root());
    LOG.warn("{}", gone);
    return new Arrival.Lost(new Fault(Fault.Code.SOURCE_LOST, gone));
  }

  private @Nullable Arrival take(Path file) throws InterruptedException {
    Stamp before = stamp(file);
    PictureTaker.Decoded decoded = taker.decode(file);
    Stamp after = stamp(file);
    long now = System.nanoTime();
    if (before != null && after != null) {
      settling.see(file, after, now);
      boolean writing = !before.equals(after);
      boolean patient = settling.unchangedNanos(file, now) < limits.patience().toNanos();
      if (writing || (decoded instanceof PictureTaker.Unreadable && patient)) {
        settling.again(file, now);
        return null;
      }
      settling.took(file, after);
    } else {
      settling.vanished(file);
      if (!folder.present()) {
        return lose();
      }
    }
    return taker.arrival(file, decoded, folder.truth(file));
  }

  private void lookAgain() {
    for (Path file : settling.files()) {
      Stamp stamp = stamp(file);
      if (stamp == null) {
        // Written under this name and renamed, or deleted again, before anybody was to see it.
        settling.vanished(file);
      } else {
        settling.see(file, stamp, System.nanoTime());
      }
    }
  }

  private void rescan() {
    try {
      FolderListing listing = folder.list();
      watch.watch(listing.folders());
      settling.keepOnly(listing.pictures().keySet());
      listing.pictures().forEach((file, stamp) -> settling.see(file, stamp, System.nanoTime()));
    } catch (IOException vanishing) {
      // The next step finds the folder gone and says so; if it is not, the next rescan tries again.
      LOG.debug("{} could not be read through", folder.root(), vanishing);
    }
    rescanAtNanos = System.nanoTime() + limits.rescan().toNanos();
  }

  private void awaitReports() throws InterruptedException {
    boolean quiet = settling.files().isEmpty();
    Set<Path> changed = watch.await(quiet ? limits.settle() : limits.settle().dividedBy(4));
    if (changed == null || changed.stream().anyMatch(Files::isDirectory)) {
      rescanAtNanos = System.nanoTime();
      return;
    }
    for (Path file : changed) {
      Stamp stamp = FolderListing.isPicture(file) ? stamp(file) : null;
      if (stamp != null) {
        settling.see(file, stamp, System.nanoTime());
      }
    }
  }

  /// How the file is now; null where it is not there any more.
  private @Nullable Stamp stamp(Path file) {
    try {
      return Stamp.of(Files.readAttributes(file, BasicFileAttributes.class));
    } catch (NoSuchFileException gone) {
      return null;
    } catch (IOException unreadable) {
      LOG.debug("{} cannot be looked at", file, unreadable);
      return null;
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  @Override
  public void close() {
    closed.countDown();
    watch.close();
  }
}
