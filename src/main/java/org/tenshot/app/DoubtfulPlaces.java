package org.tenshot.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.HeatMap;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Region;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.head.Head;
import org.tenshot.image.PictureFiles;
import org.tenshot.inspect.Inspector;
import org.tenshot.inspect.Occlusion;
import org.tenshot.store.History;
import org.tenshot.store.StoredShot;
import org.tenshot.ui.teach.Places;

/// Which places of a picture the head in use doubts: as the head says itself where it looks at
/// patches, else by covering one place after the other. One thread at a time.
final class DoubtfulPlaces {

  private static final int GOOD_PARTS = 5;

  private final Profile profile;
  private final Encoder encoder;
  private final History history;
  private @Nullable Head asked;
  private @Nullable Occlusion occlusion;

  /// @param encoder stays the caller's
  /// @param history stays the caller's
  DoubtfulPlaces(Profile profile, Encoder encoder, History history) {
    this.profile = profile;
    this.encoder = encoder;
    this.history = history;
  }

  /// The places of a picture.
  ///
  /// @param head that judges
  /// @throws TenshotException if the region does not fit into the picture, or the encoder fails
  Places of(Picture picture, Head head) throws TenshotException {
    Region.Box box = box(picture);
    if (box == null) {
      throw new TenshotException(
          "The region of profile %s does not fit into this picture.".formatted(profile.name()));
    }
    HeatMap seen = head.looksAtPatches() ? new Inspector(encoder).places(picture, box, head) : null;
    HeatMap heat = seen == null ? covering(head).map(picture, box) : seen;
    return new Places(picture.width(), picture.height(), box, heat);
  }

  private Region.@Nullable Box box(Picture picture) {
    return profile.region().within(picture.width(), picture.height()).orElse(null);
  }

  private Occlusion covering(Head head) throws TenshotException {
    Occlusion known = occlusion;
    if (known != null && asked == head) {
      return known;
    }
    Occlusion made = new Occlusion(encoder, head);
    for (StoredShot shot : goodShots()) {
      Optional<Path> file = history.picture(shot.shot().pictureHash());
      if (file.isPresent()) {
        Picture picture = PictureFiles.read(file.get());
        Region.Box box = box(picture);
        if (box != null) {
          made.learnGood(picture, box);
        }
      }
    }
    asked = head;
    occlusion = made;
    return made;
  }

  private List<StoredShot> goodShots() throws TenshotException {
    List<String> good =
        profile.classes().stream()
            .map(own -> own.productClass())
            .filter(own -> own.kind() == ClassKind.GOOD)
            .map(own -> own.name())
            .toList();
    return history.teaching().shots(profile.product()).stream()
        .filter(own -> good.contains(own.shot().className()))
        .limit(GOOD_PARTS)
        .toList();
  }
}
