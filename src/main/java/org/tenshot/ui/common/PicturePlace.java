package org.tenshot.ui.common;

import java.util.Objects;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The place of one picture of the log, which is known by its hash. It is empty until the picture
/// is there, and a picture that comes after another was asked for is not shown.
public final class PicturePlace extends ImageView {

  private final Thumbnails thumbnails;
  private final ScreenPixels.Size size;
  private @Nullable String hash;

  /// @param size that pictures are made in, whatever the place then scales them to
  public PicturePlace(Thumbnails thumbnails, ScreenPixels.Size size) {
    this.thumbnails = thumbnails;
    this.size = size;
    setPreserveRatio(true);
  }

  /// Grows and shrinks with what surrounds it.
  public void fill(Region surroundings) {
    fitWidthProperty().bind(surroundings.widthProperty());
    fitHeightProperty().bind(surroundings.heightProperty());
  }

  /// The picture that was asked for last; null for none.
  public @Nullable String hash() {
    return hash;
  }

  /// Shows a picture as soon as it is there; one that cannot be had leaves the place empty.
  ///
  /// @param wanted its hash; null for none
  /// @return false if it was asked for already
  public boolean show(@Nullable String wanted) {
    if (Objects.equals(hash, wanted)) {
      return false;
    }
    hash = wanted;
    setImage(null);
    if (wanted != null) {
      thumbnails.show(
          wanted,
          size,
          made -> {
            if (wanted.equals(hash)) {
              setImage(made);
            }
          });
    }
    return true;
  }
}
