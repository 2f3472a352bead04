package org.tenshot.teach;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Picture;
import org.tenshot.domain.ShotRole;
import org.tenshot.image.PictureFiles;
import org.tenshot.store.TeachingLog;

/// Where people's labels go: a picture, the class that somebody says it shows, who said it and
/// when.
public final class ShotBook {

  private final TeachingLog log;
  private final String person;

  /// @param log stays the caller's
  /// @param person who labels on this station
  public ShotBook(TeachingLog log, String person) {
    this.log = log;
    this.person = person;
  }

  /// Stores a shot.
  ///
  /// @param product the product's name
  /// @param className the class that the picture shows
  /// @param picture the whole frame
  /// @param inspection the row of the inspection that it came from; null where there is none
  /// @return the shot's number, once it is in the file
  public CompletableFuture<Long> label(
      String product, String className, Picture picture, @Nullable Long inspection) {
    return CompletableFuture.supplyAsync(() -> PictureFiles.png(picture))
        .thenCompose(
            png ->
                log.addShot(
                    new TeachingLog.NewShot(
                        product, className, png, person, inspection, ShotRole.TEACH, null)));
  }

  /// Takes a shot back; the log keeps that it was there.
  public CompletableFuture<Long> withdraw(long shot) {
    return log.withdrawShot(shot, person);
  }
}
