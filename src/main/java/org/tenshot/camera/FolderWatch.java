package org.tenshot.camera;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Wakes whoever waits for new files. The file system's reports are a hint only: on network drives
/// they do not come, and some are dropped; a rescan now and then finds the rest.
final class FolderWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

  private final WatchService service;
  private final Map<Path, WatchKey> watched = new HashMap<>();
  private boolean complained;

  FolderWatch(WatchService service) {
    this.service = service;
  }

  /// Watches these folders and no others.
  void watch(Set<Path> folders) {
    watched.entrySet().removeIf(entry -> gone(entry.getKey(), entry.getValue(), folders));
    for (Path folder : folders) {
      if (!watched.containsKey(folder)) {
        add(folder);
      }
    }
  }

  private static boolean gone(Path folder, WatchKey key, Set<Path> folders) {
    if (key.isValid() && folders.contains(folder)) {
      return false;
    }
    key.cancel();
    return true;
  }

  private void add(Path folder) {
    try {
      watched.put(
          folder,
          folder.register(
              service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY));
    } catch (IOException | ClosedWatchServiceException unwatched) {
      if (!complained) {
        complained = true;
        LOG.warn("{} cannot be watched; new pictures are found by reading it", folder, unwatched);
      }
    }
  }

  /// Waits for reports.
  ///
  /// @return the files and folders reported; null where reports were lost and a rescan is needed
  @Nullable Set<Path> await(Duration limit) throws InterruptedException {
    Set<Path> changed = new HashSet<>();
    boolean complete = true;
    try {
      WatchKey key = service.poll(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS);
      while (key != null) {
        complete &= collect(key, changed);
        complete &= key.reset();
        key = service.poll();
      }
    } catch (ClosedWatchServiceException closed) {
      // Whoever closed it wants nobody to wait; the source looks at that next.
      return changed;
    }
    return complete ? changed : null;
  }

  private static boolean collect(WatchKey key, Set<Path> changed) {
    boolean complete = true;
    for (WatchEvent<?> event : key.pollEvents()) {
      if (event.context() instanceof Path name && key.watchable() instanceof Path folder) {
        changed.add(folder.resolve(name));
      } else {
        complete = false;
      }
    }
    return complete;
  }

  @Override
  public void close() {
    try {
      service.close();
    } catch (IOException failure) {
      LOG.warn("The watch on a folder could not be closed", failure);
    }
  }
}
