package org.tenshot.cli.teach;

import java.util.ArrayList;
import java.util.List;
import org.tenshot.domain.Augmentation;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Region;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.head.PatchGuard;
import org.tenshot.image.Views;
import org.tenshot.inspect.Inspector;
import org.tenshot.teach.Eye;

/// Looks at pictures as the line of a profile would.
public final class LineEye implements Eye {

  private final Inspector inspector;
  private final Profile profile;

  /// @param encoder stays the caller's
  public LineEye(Encoder encoder, Profile profile) {
    this.inspector = new Inspector(encoder);
    this.profile = profile;
  }

  @Override
  public SeenPicture see(Picture picture) throws TenshotException {
    return PatchGuard.keep(inspector.see(picture, box(picture)));
  }

  @Override
  public List<Embedding> views(Picture picture, Augmentation kind) throws TenshotException {
    List<Embedding> views = new ArrayList<>();
    for (Picture view : Views.of(Views.crop(picture, box(picture)), kind)) {
      views.add(inspector.embed(view, new Region.Box(0, 0, view.width(), view.height())));
    }
    return views;
  }

  /// All other views that the profile allows.
  List<Embedding> views(Picture picture) throws TenshotException {
    List<Embedding> views = new ArrayList<>();
    for (Augmentation kind : profile.augment()) {
      views.addAll(views(picture, kind));
    }
    return views;
  }

  private Region.Box box(Picture picture) throws TenshotException {
    return profile
        .region()
        .within(picture.width(), picture.height())
        .orElseThrow(
            () ->
                new TenshotException(
                    "A picture of %d x %d pixels is too small for the region of profile %s."
                        .formatted(picture.width(), picture.height(), profile.name())));
  }
}
