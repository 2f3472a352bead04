package org.tenshot.store;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Limits;
import org.tenshot.domain.Shot;
import org.tenshot.domain.ShotRole;

/// Where what people teach is written, through the writer of the log: a future completes once the
/// row is on the disk, and with it the row of the audit log that says who did it. Any thread.
public final class TeachingLog {

  private final LogWriter writer;
  private final Clock clock;

  TeachingLog(LogWriter writer, Clock clock) {
    this.writer = writer;
    this.clock = clock;
  }

  /// A picture and what a person says of it.
  ///
  /// @param product the product's name
  /// @param className the class that the person gave
  /// @param png the whole frame as a PNG file; not changed afterwards
  /// @param person who said it
  /// @param inspection the inspection's number; null for a picture from elsewhere
  /// @param role what the shot is for
  /// @param part name of the part that it shows; null where nobody knows
  public record NewShot(
      String product,
      String className,
      byte[] png,
      String person,
      @Nullable Long inspection,
      ShotRole role,
      @Nullable String part) {}

  /// Writes what a person said of a picture, dated now.
  ///
  /// @return the shot's number
  public CompletableFuture<Long> addShot(NewShot label) {
    Shot shot =
        new Shot(
            label.product(),
            label.className(),
            PictureFolder.sha256(label.png()),
            label.person(),
            clock.instant(),
            label.inspection(),
            label.role(),
            label.part());
    return writer.submit(
        Entry.Kind.SHOT,
        label.png().length,
        session -> new TeachingRows(session).addShot(shot, label.png()));
  }

  /// Writes the file of a picture for {@link #bring}, which makes it known.
  public CompletableFuture<Long> place(byte[] png) {
    return writer.submit(Entry.Kind.SHOT, png.length, session -> session.place(png));
  }

  /// Takes in what comes from another station: all of it or nothing.
  ///
  /// @return how many shots and heads are new
  public CompletableFuture<Long> bring(ImportedProduct imported) {
    return writer.submit(
        Entry.Kind.SHOT, 0, session -> new ImportRows(session).bring(imported, clock.instant()));
  }

  /// The name that the log gives a picture.
  ///
  /// @param png its PNG file
  public static String hash(byte[] png) {
    return PictureFolder.sha256(png);
  }

  /// Takes a shot back. The row stays, marked, so that it can be told who taught what and when. A
  /// shot of the acceptance set cannot be taken back.
  ///
  /// @param person who takes it back
  /// @return the shot's number
  public CompletableFuture<Long> withdrawShot(long shot, String person) {
    return writer.submit(
        Entry.Kind.SHOT,
        0,
        session -> new TeachingRows(session).withdrawShot(shot, person, clock.instant()));
  }

  /// Remembers what an encoder made of a picture that the log keeps.
  ///
  /// @param picture sha256 of its PNG file
  /// @param region what of the picture was looked at, in words that change when it does
  public CompletableFuture<Long> remember(
      String picture, EncoderId encoder, String region, SeenShot seen) {
    return writer.submit(
        Entry.Kind.SHOT,
        0,
        session -> new TeachingRows(session).remember(picture, encoder, region, seen));
  }

  /// Keeps a taught head, dated now. It judges nothing until it is promoted.
  ///
  /// @param version the head's own
  /// @param text what it learnt from and how
  /// @param report what it is worth, as JSON
  /// @return its number
  public CompletableFuture<Long> addHead(
      String product, String version, String text, Limits limits, String report, String person) {
    StoredHead head = new StoredHead(0, product, version, limits, report, person, clock.instant());
    return writer.submit(
        Entry.Kind.SHOT, text.length(), session -> new TeachingRows(session).addHead(head, text));
  }

  /// Makes a head the one that the product is judged by from now on.
  ///
  /// @param head its number; null for the prompts alone
  /// @param reason why, where the report spoke against it; else null
  /// @return the promotion's number
  public CompletableFuture<Long> promote(
      String product, @Nullable Long head, String person, @Nullable String reason) {
    return writer.submit(
        Entry.Kind.SHOT,
        0,
        session ->
            new TeachingRows(session).promote(product, head, person, reason, clock.instant()));
  }
}
