package org.tenshot.teach;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.tenshot.domain.ClassPrompts;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Picture;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Shot;
import org.tenshot.domain.TenshotException;
import org.tenshot.image.Fingerprint;
import org.tenshot.image.PictureFiles;
import org.tenshot.store.History;
import org.tenshot.store.SeenShot;
import org.tenshot.store.StoredShot;
import org.tenshot.store.TeachingLog;

/// Reads the shots of a product from the log. A picture is looked at once for each encoder and
/// region; after that the log remembers what was seen.
public final class ShotReader {

  private final History history;
  private final TeachingLog log;
  private final EncoderId encoder;
  private final Eye eye;

  /// @param history stays the caller's
  /// @param log remembers what is seen
  /// @param encoder the one behind `eye`
  /// @param eye looks at pictures that were not seen yet
  public ShotReader(History history, TeachingLog log, EncoderId encoder, Eye eye) {
    this.history = history;
    this.log = log;
    this.encoder = encoder;
    this.eye = eye;
  }

  /// Reads all shots.
  ///
  /// @param progress is told how many shots are read, after each
  /// @throws TenshotException if a picture cannot be read
  public ShotShelf read(Profile profile, IntConsumer progress) throws TenshotException {
    List<ProductClass> classes =
        profile.classes().stream().map(ClassPrompts::productClass).toList();
    List<ShotShelf.SeenStoredShot> all = new ArrayList<>();
    for (StoredShot stored : history.teaching().shots(profile.product())) {
      all.add(new ShotShelf.SeenStoredShot(stored, seen(stored.shot(), profile)));
      progress.accept(all.size());
    }
    return ShotShelf.of(encoder, classes, all);
  }

  private SeenShot seen(Shot shot, Profile profile) throws TenshotException {
    String region = profile.region().toString();
    Optional<SeenShot> known = history.teaching().seen(shot.pictureHash(), encoder, region);
    if (known.isPresent()) {
      return known.get();
    }
    Picture picture = PictureFiles.read(file(shot));
    SeenShot seen = new SeenShot(eye.see(picture), Fingerprint.of(picture).bytes());
    log.remember(shot.pictureHash(), encoder, region, seen);
    return seen;
  }

  private Path file(Shot shot) throws TenshotException {
    return history
        .picture(shot.pictureHash())
        .orElseThrow(
            () ->
                new TenshotException(
                    "The log has no picture "
                        + shot.pictureHash()
                        + " of a shot of "
                        + shot.product()
                        + ": restore it from a backup, or take the shot back."));
  }
}
