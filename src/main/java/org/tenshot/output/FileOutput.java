package org.tenshot.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// Adds one JSON object a line to a file, flushed each time, for whatever reads along:
///
/// ```
/// {"event":"verdict","verdict":"PASS","gate":"OPEN","source":"sim:","sequence":12,
///  "class":"good","confidence":0.97,"time":"2026-11-20T08:00:00Z"}
/// {"event":"safe","gate":"CLOSED","reason":"the line was stopped","time":"…"}
/// ```
///
/// A fault has no class but the fields `code` and `fault`. A thread of its own writes, because a
/// network drive that hangs must not hold the line.
public final class FileOutput implements LineOutput {

  private final String name;
  private final Path file;
  private final Clock clock;
  private final Duration limit;
  private final ExecutorService writer;

  /// Used by the writer's thread only.
  private @Nullable FileOutputStream out;

  /// True after a line that may stand there in part. Used by the writer's thread only.
  private boolean torn;

  private @Nullable Future<?> unfinished;
  private boolean closed;

  /// @param file is made where it is missing, in a folder that is there
  /// @param clock for the time of safe states
  /// @param limit the longest that a sending takes
  /// @throws TenshotException if the file's folder is missing or the path is a folder
  public FileOutput(Path file, Clock clock, Duration limit) throws TenshotException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
      throw new TenshotException(
          "The output file:" + file + " cannot be a file there: make its folder, or name a file.");
    }
    this.name = "file:" + file;
    this.file = file;
    this.clock = clock;
    this.limit = limit;
    this.writer =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("output-" + file.getFileName()).factory());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized Delivery send(Inspection inspection) {
    return deliver(VerdictJson.verdict(inspection));
  }

  @Override
  public synchronized Delivery safe(String reason) {
    return deliver(VerdictJson.safe(reason, clock.instant()));
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    safe("the output is closed");
    closed = true;
    writer.submit(
        () -> {
          closeFile();
          return true;
        });
    writer.shutdown();
  }

  private Delivery deliver(JsonObject line) {
    if (closed) {
      return Delivery.Failed.closed(name);
    }
    if (unfinished != null && !unfinished.isDone()) {
      return new Delivery.Failed(
          Saying.of(
              "output.file-busy",
              "{0} is still busy with the line before: check the drive that it lies on.",
              name));
    }
    byte[] bytes = (VerdictJson.text(line) + "\n").getBytes(UTF_8);
    Future<Integer> writing = writer.submit(() -> write(bytes));
    unfinished = writing;
    return await(writing);
  }

  private Delivery await(Future<Integer> writing) {
    try {
      Waits.through(writing, limit);
      return new Delivery.Sent();
    } catch (TimeoutException e) {
      return new Delivery.Failed(
          Saying.of(
              "output.file-slow",
              "{0} was not written within {1} ms: check the drive that it lies on.",
              name,
              limit.toMillis()));
    } catch (ExecutionException e) {
      return new Delivery.Failed(
          Saying.of(
              "output.file-failed",
              "{0} cannot be written ({1}): check its rights and the room on the drive.",
              name,
              e.getCause()));
    }
  }

  /// Runs on the writer's thread.
  ///
  /// @return bytes written
  private int write(byte[] line) throws IOException {
    FileOutputStream open = out;
    if (open == null) {
      torn = endsWithinLine(file);
      open = new FileOutputStream(file.toFile(), true);
      out = open;
    }
    byte[] bytes = torn ? ("\n" + new String(line, UTF_8)).getBytes(UTF_8) : line;
    // Stays true where writing fails half-way: the next line then starts on a line of its own.
    torn = true;
    open.write(bytes);
    torn = false;
    return bytes.length;
  }

  private void closeFile() throws IOException {
    FileOutputStream open = out;
    if (open != null) {
      open.close();
    }
  }

  /// True if the file was left with half a line, such as by a power cut.
  private static boolean endsWithinLine(Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) == 0) {
      return false;
    }
    try (RandomAccessFile end = new RandomAccessFile(file.toFile(), "r")) {
      end.seek(end.length() - 1);
      return end.read() != '\n';
    }
  }
}
