package org.tenshot.inspect;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Picture;
import org.tenshot.domain.PictureRule;
import org.tenshot.image.PictureFiles;
import org.tenshot.store.InspectionLog;

/// Files inspections and their pictures beside the line: packing a picture takes longer than
/// judging it, so it has a thread of its own. Bounded; when it has no room left the line stops
/// passing parts, because what cannot be written down must not be let through.
public final class Recorder implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
  private static final int CAPACITY = 64;

  /// Beyond the capacity there is room for what has no picture: the faults of a storm of triggers.
  private static final int ROWS = 16_384;

  /// How long closing waits for a log that takes nothing.
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private static final long TICK_MILLIS = 5;

  private final InspectionLog log;
  private final PictureRule rule;
  private final BlockingQueue<Entry> waiting = new LinkedBlockingQueue<>(ROWS);
  private final Thread thread;
  private final AtomicLong unwritten = new AtomicLong();
  private final Deque<Entry> recent = new ArrayDeque<>();
  private volatile long giveUpAt;
  private volatile boolean closing;
  private volatile boolean ended;

  private record Entry(
      Inspection inspection, @Nullable Picture picture, CompletableFuture<Long> row) {}

  /// @param log stays the caller's, who closes it after this
  /// @param rule which pictures are kept
  public Recorder(InspectionLog log, PictureRule rule) {
    this.log = log;
    this.rule = rule;
    this.thread = Thread.ofPlatform().name("recorder").start(this::file);
  }

  /// Waits until there is room for one more inspection.
  ///
  /// @return false if there was none within the time
  boolean awaitRoom(long millis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (waiting.size() >= CAPACITY) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
    }
    return true;
  }

  /// Hands an inspection over for filing.
  ///
  /// @param picture the whole frame, kept if the rule says so and there is room; null where it
  ///   could not be read
  /// @return the row's number, once the inspection is safely in the file; fails if it could not be
  ///   written
  public CompletableFuture<Long> record(Inspection inspection, @Nullable Picture picture) {
    CompletableFuture<Long> row = new CompletableFuture<>();
    boolean keep =
        waiting.size() < CAPACITY
            && rule.keeps(inspection.verdict().kind(), inspection.origin().sequence());
    row.whenComplete((number, failure) -> unwritten.addAndGet(failure == null ? 0 : 1));
    remember(new Entry(inspection, null, row));
    if (!waiting.offer(new Entry(inspection, keep ? picture : null, row))) {
      row.completeExceptionally(new IllegalStateException("the log had no room"));
    }
    if (ended) {
      refuseAll();
    }
    return row;
  }

  /// How many inspections could not be written: 0, or somebody must be told.
  public long unwritten() {
    return unwritten.get();
  }

  /// The row of one of the last inspections, once it is in the file; nothing where that is too long
  /// ago.
  public Optional<CompletableFuture<Long>> rowOf(Inspection inspection) {
    synchronized (recent) {
      return recent.stream()
          .filter(entry -> entry.inspection() == inspection)
          .map(Entry::row)
          .findFirst();
    }
  }

  private void remember(Entry entry) {
    synchronized (recent) {
      recent.addLast(entry);
      if (recent.size() > CAPACITY) {
        recent.removeFirst();
      }
    }
  }

  private void file() {
    try {
      while (!closing || !waiting.isEmpty()) {
        Entry entry = waiting.poll(100, TimeUnit.MILLISECONDS);
        if (entry != null) {
          file(entry);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      LOG.error("interrupted with {} inspections to file", waiting.size());
    } finally {
      ended = true;
      refuseAll();
    }
  }

  /// Nobody files any more: whoever hands something over, such as a part whose output hung, must
  /// hear that.
  private void refuseAll() {
    for (Entry entry = waiting.poll(); entry != null; entry = waiting.poll()) {
      LOG.error("frame {} was not filed", entry.inspection().origin().sequence());
      entry.row().completeExceptionally(new IllegalStateException("the line was closed before"));
    }
  }

  private void file(Entry entry) throws InterruptedException {
    try {
      byte @Nullable [] png = entry.picture() == null ? null : PictureFiles.png(entry.picture());
      awaitLog(png == null ? 0 : png.length);
      log.append(entry.inspection(), png)
          .whenComplete(
              (row, failure) -> {
                if (failure == null) {
                  entry.row().complete(row);
                } else {
                  entry.row().completeExceptionally(failure);
                }
              });
    } catch (RuntimeException e) {
      LOG.error("frame {} was not filed", entry.inspection().origin().sequence(), e);
      entry.row().completeExceptionally(e);
    }
  }

  /// What the log would turn away waits here, where it makes the line stop passing parts.
  private void awaitLog(long bytes) throws InterruptedException {
    while (!log.hasRoom(bytes) && (!closing || System.nanoTime() - giveUpAt < 0)) {
      TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
    }
  }

  /// Files what waits, then ends. The log must still be open; one that takes nothing is waited for
  /// five seconds.
  @Override
  public void close() {
    giveUpAt = System.nanoTime() + CLOSING.toNanos();
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
