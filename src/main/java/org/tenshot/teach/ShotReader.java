package org.tenshot.teach;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Augmentation;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.ClassPrompts;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.PatchGrid;
import org.tenshot.domain.Picture;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Profile;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.Shot;
import org.tenshot.domain.ShotRole;
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

  /// Shots of a kind that are looked at patch by patch; a guard learns from fewer.
  private static final int MOST_PATCHES = 100;

  /// The same where each is several tiles; a guard learns from no more.
  private static final int MOST_TILED = 40;

  private final History history;
  private final TeachingLog log;
  private final EncoderId encoder;
  private final Eye eye;
  private final SeenPatches patches;

  /// @param history stays the caller's
  /// @param log remembers what is seen
  /// @param encoder the one behind `eye`
  /// @param eye looks at pictures that were not seen yet
  /// @param patches remembers what is not in the log
  public ShotReader(
      History history, TeachingLog log, EncoderId encoder, Eye eye, SeenPatches patches) {
    this.history = history;
    this.log = log;
    this.encoder = encoder;
    this.eye = eye;
    this.patches = patches;
  }

  /// Reads all shots.
  ///
  /// @param steps is told how many shots are read, after each
  /// @throws TenshotException if a picture cannot be read, or `steps` says to stop: what was seen
  ///   until then is remembered
  public ShotShelf read(Profile profile, Steps steps) throws TenshotException {
    List<ProductClass> classes =
        profile.classes().stream().map(ClassPrompts::productClass).toList();
    Map<ClassKind, Integer> looked = new EnumMap<>(ClassKind.class);
    List<ShotShelf.SeenStoredShot> all = new ArrayList<>();
    List<StoredShot> shots = history.teaching().shots(profile.product());
    for (StoredShot stored : shots) {
      SeenShot seen = seen(stored.shot(), profile);
      all.add(
          new ShotShelf.SeenStoredShot(
              stored,
              seen,
              patches(stored.shot(), looked, classes),
              views(stored.shot(), profile)));
      if (!steps.goOn(all.size(), shots.size())) {
        throw new TenshotException(
            "Stopped after %d of %d shots: what was seen is kept, and the next time goes on from there."
                .formatted(all.size(), shots.size()));
      }
    }
    return ShotShelf.of(encoder, classes, all);
  }

  /// The patches of a shot, of so many shots of a kind as fit into memory.
  private @Nullable PatchGrid patches(
      Shot shot, Map<ClassKind, Integer> looked, List<ProductClass> classes)
      throws TenshotException {
    Optional<ProductClass> own =
        classes.stream().filter(one -> one.name().equals(shot.className())).findFirst();
    // A part of the acceptance set is judged by the rule of the line, whatever that costs.
    boolean always = shot.role() == ShotRole.ACCEPT;
    int most = encoder.view().tiles() > 1 ? MOST_TILED : MOST_PATCHES;
    if (own.isEmpty() || !always && looked.merge(own.get().kind(), 1, Integer::sum) > most) {
      return null;
    }
    return patches
        .of(
            shot.pictureHash(),
            () -> Optional.ofNullable(eye.see(PictureFiles.read(file(shot))).patches()))
        .orElse(null);
  }

  /// Other views of what heads learn from; the log remembers them beside the picture itself.
  private List<Embedding> views(Shot shot, Profile profile) throws TenshotException {
    List<Embedding> views = new ArrayList<>();
    if (shot.role() == ShotRole.TEACH) {
      for (Augmentation kind : profile.augment()) {
        views.addAll(views(shot, profile.region() + " " + kind, kind));
      }
    }
    return views;
  }

  private List<Embedding> views(Shot shot, String place, Augmentation kind)
      throws TenshotException {
    List<Embedding> views = new ArrayList<>();
    Optional<SeenShot> known;
    while ((known = history.teaching().seen(shot.pictureHash(), encoder, place + views.size()))
        .isPresent()) {
      views.add(known.get().embedding());
    }
    if (views.isEmpty()) {
      Picture picture = PictureFiles.read(file(shot));
      byte[] look = Fingerprint.of(picture).bytes();
      views.addAll(eye.views(picture, kind));
      // Backwards, so that the first one, which is asked for, is there when all are.
      for (int i = views.size() - 1; i >= 0; i--) {
        log.remember(shot.pictureHash(), encoder, place + i, new SeenShot(views.get(i), look));
      }
    }
    return views;
  }

  private SeenShot seen(Shot shot, Profile profile) throws TenshotException {
    String region = profile.region().toString();
    Optional<SeenShot> known = history.teaching().seen(shot.pictureHash(), encoder, region);
    if (known.isPresent()) {
      return known.get();
    }
    Picture picture = PictureFiles.read(file(shot));
    SeenPicture looked = eye.see(picture);
    patches.of(shot.pictureHash(), () -> Optional.ofNullable(looked.patches()));
    SeenShot seen = new SeenShot(looked.whole(), Fingerprint.of(picture).bytes());
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
