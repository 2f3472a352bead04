package org.tenshot.teach;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Region;
import org.tenshot.domain.Saying;
import org.tenshot.domain.Shot;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Usual;
import org.tenshot.image.Gauge;
import org.tenshot.image.PictureFiles;
import org.tenshot.store.History;
import org.tenshot.store.SeenShot;
import org.tenshot.store.StoredShot;

/// What is usual of a product, learnt from the good shots that people taught.
public final class UsualShots {

  private static final Logger LOG = LoggerFactory.getLogger(UsualShots.class);

  /// The newest shots of a product; more would tell no more and take seconds to read.
  private static final int MOST = 40;

  private static final Saying TAUGHT = Saying.of("usual.taught", "when the product was taught");

  private UsualShots() {}

  /// Learns from pictures and from what the log remembers of the encoder's look at them.
  ///
  /// @param encoder whose embeddings are asked for; shots that it has not seen give their picture
  ///   alone
  /// @return nothing where there are too few good shots
  public static Optional<Usual> of(History history, Profile profile, EncoderId encoder)
      throws TenshotException {
    List<Usual.Sample> samples = new ArrayList<>();
    Gauge gauge = new Gauge();
    for (Shot shot : newest(history, profile)) {
      Usual.Sample sample = sample(history, profile, encoder, shot, gauge);
      if (sample != null) {
        samples.add(sample);
      }
    }
    return samples.size() < Usual.LEAST ? Optional.empty() : Optional.of(Usual.of(TAUGHT, samples));
  }

  /// The newest good shots, newest first.
  public static List<Shot> newest(History history, Profile profile) throws TenshotException {
    Set<String> good = new HashSet<>();
    profile.classes().stream()
        .filter(own -> own.productClass().kind() == ClassKind.GOOD)
        .forEach(own -> good.add(own.productClass().name()));
    return history.teaching().shots(profile.product()).reversed().stream()
        .map(StoredShot::shot)
        .filter(own -> good.contains(own.className()))
        .limit(MOST)
        .toList();
  }

  private static Usual.@Nullable Sample sample(
      History history, Profile profile, EncoderId encoder, Shot shot, Gauge gauge)
      throws TenshotException {
    Path file = history.picture(shot.pictureHash()).orElse(null);
    if (file == null) {
      return null;
    }
    Picture picture;
    try {
      picture = PictureFiles.read(file);
    } catch (TenshotException e) {
      LOG.warn("a shot tells nothing of the usual picture", e);
      return null;
    }
    Embedding seen =
        history
            .teaching()
            .seen(shot.pictureHash(), encoder, profile.region().toString())
            .map(SeenShot::embedding)
            .orElse(null);
    Optional<Region.Box> box = profile.region().within(picture.width(), picture.height());
    return box.isEmpty()
        ? null
        : new Usual.Sample(
            gauge.measure(picture, box.get()), seen, picture.width(), picture.height());
  }
}
