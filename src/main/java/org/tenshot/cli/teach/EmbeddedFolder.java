package org.tenshot.cli.teach;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.Progress;
import org.tenshot.domain.Picture;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Region;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.head.PatchGuard;
import org.tenshot.image.Colours;
import org.tenshot.image.Fingerprint;
import org.tenshot.image.PictureFiles;
import org.tenshot.inspect.Inspector;
import org.tenshot.teach.DataFolder;
import org.tenshot.teach.EvaluationPage;
import org.tenshot.teach.LabelledSet;

/// Sees the pictures of a folder as the line would see them.
final class EmbeddedFolder {

  private EmbeddedFolder() {}

  /// Embeds every picture.
  ///
  /// @param classes of the folder's pictures
  /// @param profile says which region of a picture counts; null for the whole
  /// @param patches keeps what a guard learns from, where the encoder sees patches
  static LabelledSet read(
      DataFolder folder,
      List<ProductClass> classes,
      Encoder encoder,
      @Nullable Profile profile,
      KeptPatches patches)
      throws TenshotException {
    List<String> names = classes.stream().map(ProductClass::name).toList();
    Inspector inspector = new Inspector(encoder);
    LineEye eye = profile == null ? null : new LineEye(encoder, profile);
    List<LabelledSet.Seen> seen = new ArrayList<>();
    try (Progress bar = Progress.of("pictures", folder.items().size())) {
      for (DataFolder.Item item : folder.items()) {
        Picture picture = PictureFiles.read(item.file());
        Region.Box box = box(item, picture, profile);
        SeenPicture own = PatchGuard.keep(inspector.see(picture, box));
        seen.add(
            new LabelledSet.Seen(
                own.whole(),
                Fingerprint.of(picture),
                names.indexOf(item.className()),
                item.group(),
                patches.of(item.className(), own),
                eye == null ? List.of() : eye.views(picture)));
        bar.step();
      }
    }
    return LabelledSet.of(encoder.id(), classes, seen);
  }

  private static Region.Box box(DataFolder.Item item, Picture picture, @Nullable Profile profile)
      throws TenshotException {
    if (profile == null) {
      return new Region.Box(0, 0, picture.width(), picture.height());
    }
    return profile
        .region()
        .within(picture.width(), picture.height())
        .orElseThrow(
            () ->
                new TenshotException(
                    item.file()
                        + " is too small for the region of profile "
                        + profile.name()
                        + "."));
  }

  /// Small pictures for the report.
  static final class Small implements EvaluationPage.Thumbnails {

    private static final Colours.Size LIMIT = new Colours.Size(180, 180);

    private final List<DataFolder.Item> items;
    private final LabelledSet set;

    /// @param set made from the folder's pictures
    Small(DataFolder folder, LabelledSet set) {
      this.items = folder.items();
      this.set = set;
    }

    @Override
    public byte[] jpeg(int example) throws TenshotException {
      Picture picture = PictureFiles.read(item(example).file());
      return PictureFiles.jpeg(Colours.smaller(picture, LIMIT), 0.8);
    }

    @Override
    public String name(int example) {
      return item(example).file().getFileName().toString();
    }

    private DataFolder.Item item(int example) {
      return items.get(set.pictures().get(example));
    }

    @Override
    public int truth(int example) {
      return set.examples().get(example).label();
    }
  }
}
