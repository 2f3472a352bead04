package org.tenshot.store;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Recording;
import org.tenshot.domain.TenshotException;

/// The log of a station: what was said of every frame, the pictures that are kept, and the shots.
/// Any thread may write; one thread of its own does it, in the order that it was asked.
///
/// A future completes with the row's number once the row and its picture are on the disk: what was
/// acknowledged survives a crash and a power cut. Its callbacks run on the writing thread and must
/// be short. It completes with a {@link TenshotException} if the row will never be in the file.
///
/// While the file cannot be written (a full disk, a lock), rows wait in memory and are tried again,
/// and the listener is told {@link Recording.Kind#FAILED}. While the queue is full it is told
/// {@link Recording.Kind#BEHIND}, and the caller is held up for a tenth of a second at most; a row
/// that finds no room even then, or while the file is failing, is turned away: its future fails and
/// the recording is FAILED until the queue has drained. Nothing is dropped silently.
public final class InspectionLog implements AutoCloseable {

  private final LogWriter writer;
  private final Reserve reserve;
  private final Clock clock;

  private InspectionLog(LogWriter writer, Reserve reserve, Clock clock) {
    this.writer = writer;
    this.reserve = reserve;
    this.clock = clock;
  }

  /// Opens a log, making its folders and its file where there are none, and bringing older tables
  /// up to date after copying the file.
  ///
  /// @param clock dates registrations and shots
  /// @param listener is told when the recording's kind or sentence changes, on whichever thread saw
  ///   it; returns at once and does not call the log
  /// @throws TenshotException if a folder or the file cannot be written, or if the file is damaged,
  ///   locked, no log at all, or one of a newer program
  public static InspectionLog open(LogPlace place, Clock clock, Consumer<Recording> listener)
      throws TenshotException {
    return open(place, clock, listener, Tuning.DEFAULT);
  }

  static InspectionLog open(
      LogPlace place, Clock clock, Consumer<Recording> listener, Tuning tuning)
      throws TenshotException {
    SqliteLibrary.load(place.natives());
    SqliteLibrary.clearLeftovers(place.natives(), clock.instant());
    Reserve reserve = new Reserve(place.database());
    reserve.releaseIfFull();
    Database database = new Database(place.database(), Schema.current(), tuning.busy());
    database.prepare(clock);
    PictureFolder pictures = new PictureFolder(place.pictures());
    pictures.prepare();
    LogWriter writer = new LogWriter(database, pictures, reserve, tuning, listener);
    writer.start();
    return new InspectionLog(writer, reserve, clock);
  }

  /// Makes known what the following inspections rest on; the same again changes nothing. To be
  /// called before the first of them is appended, without waiting for the answer.
  ///
  /// @param head the head's version; its kind is what stands before the first `/`
  /// @return completes when it is in the file
  public CompletableFuture<Long> register(Profile profile, EncoderId encoder, String head) {
    return writer.submit(
        Entry.Kind.REGISTRATION,
        0,
        session -> session.register(profile, encoder, head, clock.instant()));
  }

  /// Writes one inspection.
  ///
  /// @param png the frame as a PNG file if its picture is to be kept, else null; not changed
  ///   afterwards
  /// @return the inspection's number, once it is on the disk
  public CompletableFuture<Long> append(Inspection inspection, byte @Nullable [] png) {
    return writer.submit(
        Entry.Kind.INSPECTION, png == null ? 0 : png.length, work(inspection, png));
  }

  private static Entry.Work work(Inspection inspection, byte @Nullable [] png) {
    try {
      InspectionRow.Ready ready = InspectionRow.Ready.of(inspection);
      return session -> session.append(ready, png);
    } catch (RuntimeException e) {
      // An inspection that cannot be written is refused like any other, and is missed.
      return session -> {
        throw e;
      };
    }
  }

  /// False while an inspection would be turned away for want of room, or almost: whoever can wait
  /// should. A log that is closed turns everything away at once, and is not worth waiting for.
  ///
  /// @param bytes of its picture; 0 for none
  public boolean hasRoom(long bytes) {
    return writer.hasRoom(bytes);
  }

  /// Where what people teach is written.
  public TeachingLog teaching() {
    return new TeachingLog(writer, clock);
  }

  /// Where is written who changed what.
  public AuditLog audit() {
    return new AuditLog(writer, clock);
  }

  /// Removes what is kept no longer.
  ///
  /// @param pause between two pieces of work, for the rows of the line
  public Removal removal(Duration pause) {
    return new Removal(writer, pause);
  }

  /// Keeps some room on the disk, if there is enough, so that rows and pictures can be removed even
  /// when it is full to the last byte.
  ///
  /// @throws TenshotException if the disk cannot be written
  public void keepReserve() throws TenshotException {
    try {
      reserve.keep();
    } catch (IOException failure) {
      throw new TenshotException(
          "No room can be kept beside the log (" + failure + "): check its disk.", failure);
    }
  }

  /// Where is written what happens to lines.
  public EventLog events() {
    return new EventLog(writer, clock);
  }

  /// Where is written what people call groups of rejects.
  public GroupLog groups() {
    return new GroupLog(writer, clock);
  }

  /// How the log stands at this moment.
  public Recording recording() {
    return writer.recording();
  }

  /// Writes what waits and closes the file. Where the file fails it goes on trying for ten seconds;
  /// what is not written then fails, and the recording with it.
  @Override
  public void close() {
    writer.close();
  }
}
