package org.tenshot.cli.teach;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Picture;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Profile;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.image.Colours;
import org.tenshot.image.Fingerprint;
import org.tenshot.image.PictureFiles;
import org.tenshot.store.History;
import org.tenshot.teach.DataFolder;
import org.tenshot.teach.EvaluationPage;
import org.tenshot.teach.LabelledSet;
import org.tenshot.teach.ShotShelf;

/// The shots to learn from: a folder of class folders, or parts drawn from the simulated line.
///
/// @param set as the encoder sees them
/// @param names where each shot's picture lies, or which frame it was
/// @param pictures small ones for the report
record ShotCollection(LabelledSet set, List<String> names, EvaluationPage.Thumbnails pictures) {

  /// After so many frames a class that has not come is not waited for any longer.
  private static final int MOST_FRAMES = 50_000;

  private static final Colours.Size SMALL = new Colours.Size(180, 180);

  /// Reads a folder.
  ///
  /// @throws TenshotException if it holds a class that the profile has not
  static ShotCollection read(Path shots, Profile profile, Encoder encoder) throws TenshotException {
    DataFolder folder = DataFolder.shots(shots);
    List<ProductClass> classes = classes(profile);
    for (String name : folder.classNames()) {
      if (classes.stream().noneMatch(own -> own.name().equals(name))) {
        throw new TenshotException(
            "Profile %s has no class %s, for which %s holds a folder: its classes are %s."
                .formatted(
                    profile.name(),
                    name,
                    folder.folder(),
                    classes.stream().map(ProductClass::name).toList()));
      }
    }
    LabelledSet set = EmbeddedFolder.read(folder, classes, encoder, profile, KeptPatches.toTeach());
    return new ShotCollection(
        set,
        folder.items().stream().map(item -> item.file().toString()).toList(),
        new EmbeddedFolder.Small(folder, set));
  }

  /// The shots of the database.
  static ShotCollection stored(ShotShelf shelf, History history) {
    List<String> names =
        shelf.taught().stream()
            .map(own -> "shot " + own.id() + " (" + own.shot().pictureHash().substring(0, 8) + ")")
            .toList();
    return new ShotCollection(shelf.teach(), names, new Stored(shelf, history, names));
  }

  /// Draws parts in the order in which they come along, until every class has its share.
  ///
  /// @param quotas shots of each class of the profile
  /// @throws TenshotException if the source ends, or a class does not come
  static ShotCollection draw(KnownFrames source, Quotas quotas, Profile profile, Encoder encoder)
      throws TenshotException, InterruptedException {
    List<ProductClass> classes = classes(profile);
    LineEye eye = new LineEye(encoder, profile);
    KeptPatches patches = KeptPatches.toTeach();
    List<LabelledSet.Seen> seen = new ArrayList<>();
    List<byte[]> pictures = new ArrayList<>();
    List<String> names = new ArrayList<>();
    int[] frames = {0};
    source.each(
        frame -> !quotas.filled() && frames[0]++ < MOST_FRAMES,
        frame -> {
          int label = classes.indexOf(Objects.requireNonNull(frame.truth()).productClass());
          if (quotas.take(label)) {
            seen.add(seen(frame, label, eye, patches));
            names.add(frame.origin().source() + " frame " + frame.origin().sequence());
            pictures.add(PictureFiles.jpeg(Colours.smaller(frame.picture(), SMALL), 0.8));
          }
        });
    if (!quotas.filled()) {
      throw new TenshotException(
          "The source did not bring enough shots of %s: ask for fewer with --per-class, or let the line make more of them."
              .formatted(quotas.missing(classes)));
    }
    LabelledSet set = LabelledSet.of(encoder.id(), classes, seen);
    return new ShotCollection(set, names, new Drawn(set, names, pictures));
  }

  private static LabelledSet.Seen seen(Frame frame, int label, LineEye eye, KeptPatches patches)
      throws TenshotException {
    Picture picture = frame.picture();
    SeenPicture seen = eye.see(picture);
    return new LabelledSet.Seen(
        seen.whole(),
        Fingerprint.of(picture),
        label,
        "part " + frame.origin().sequence(),
        patches.of(String.valueOf(label), seen),
        eye.views(picture));
  }

  private static List<ProductClass> classes(Profile profile) {
    return profile.classes().stream().map(own -> own.productClass()).toList();
  }

  /// Thumbnails that were made when the parts came along.
  private record Drawn(LabelledSet set, List<String> names, List<byte[]> jpegs)
      implements EvaluationPage.Thumbnails {

    @Override
    public byte[] jpeg(int example) {
      return jpegs.get(example);
    }

    @Override
    public String name(int example) {
      return names.get(example);
    }

    @Override
    public int truth(int example) {
      return set.examples().get(example).label();
    }
  }

  /// Thumbnails of the pictures that the database keeps.
  private record Stored(ShotShelf shelf, History history, List<String> names)
      implements EvaluationPage.Thumbnails {

    @Override
    public byte[] jpeg(int example) throws TenshotException {
      Path file =
          history
              .picture(shelf.taught().get(example).shot().pictureHash())
              .orElseThrow(
                  () -> new TenshotException("The picture of " + name(example) + " is missing."));
      return PictureFiles.jpeg(Colours.smaller(PictureFiles.read(file), SMALL), 0.8);
    }

    @Override
    public String name(int example) {
      return names.get(example);
    }

    @Override
    public int truth(int example) {
      return shelf.teach().examples().get(example).label();
    }
  }
}
