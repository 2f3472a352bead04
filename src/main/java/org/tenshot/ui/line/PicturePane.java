package org.tenshot.ui.line;

import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region.Box;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.LiveImage;
import org.tenshot.ui.common.PictureWorker;
import org.tenshot.ui.common.Rings;
import org.tenshot.ui.common.ScreenPixels;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.StyleClasses;

/// The live picture with the inspected region, or the picture of a part that somebody looks back
/// at. Says which of the two it is, and dims what is no longer live.
final class PicturePane extends Region {

  private final Strings strings;
  private final PictureWorker worker;
  private final LiveImage live;
  private final ImageView view = new ImageView();
  private final Rectangle region = new Rectangle();
  private final Rectangle regionShadow = new Rectangle();
  private final Rings rings = new Rings();
  private final Label badge = new Label();
  private final Label ringsBadge = new Label();
  private final Label empty = new Label();
  private volatile @Nullable Geometry newest;
  private @Nullable Geometry liveGeometry;
  private @Nullable Image liveImage;
  private @Nullable Part past;
  private @Nullable Image pastImage;

  /// How large the frame is, and which part of it is inspected.
  private record Geometry(int width, int height, @Nullable Box box) {}

  PicturePane(Strings strings, PictureWorker worker, FxBridge bridge) {
    this.strings = strings;
    this.worker = worker;
    this.live = new LiveImage(worker, bridge, this::showLive);
    getStyleClass().add("picture");
    view.setPreserveRatio(true);
    view.setSmooth(true);
    view.setId("picture");
    region.getStyleClass().add("region");
    regionShadow.getStyleClass().add("region-shadow");
    badge.getStyleClass().add("badge");
    badge.setId("badge");
    rings.setId("rings");
    ringsBadge.getStyleClass().addAll("badge", "badge-rings");
    ringsBadge.setId("rings-badge");
    empty.getStyleClass().add("picture-empty");
    getChildren().addAll(view, regionShadow, region, rings, empty, badge, ringsBadge);
    setMinSize(0, 0);
  }

  /// A live frame, on any thread.
  void offer(Picture picture, @Nullable Box box) {
    newest = new Geometry(picture.width(), picture.height(), box);
    live.offer(picture);
  }

  void show(LineView now) {
    Part lookedAt = now.headline() instanceof Headline.Past(Part part) ? part : null;
    boolean same = lookedAt != null && past != null && lookedAt.number() == past.number();
    past = lookedAt;
    if (!same) {
      pastImage = null;
      fetchPast();
    }
    Part judged = now.headline() instanceof Headline.Current(Part part) ? part : lookedAt;
    rings.show(judged == null ? null : judged.strangePlaces());
    boolean signal = now.isLive() && now.sourceLost() == null;
    badge.setText(
        lookedAt != null
            ? strings.text("picture.past", lookedAt.label())
            : strings.text(signal ? "picture.live" : "picture.not-live"));
    StyleClasses.set(
        badge,
        "label",
        "badge",
        lookedAt != null ? "badge-past" : signal ? "badge-live" : "badge-still");
    view.setOpacity(lookedAt != null || signal ? 1 : 0.35);
    ringsBadge.setText(strings.text("picture.rings"));
    empty.setText(strings.text(now.sourceLost() == null ? "picture.none" : "picture.lost"));
    requestLayout();
  }

  private void fetchPast() {
    Part part = past;
    Picture picture = part == null ? null : part.picture();
    if (picture != null) {
      ScreenPixels.Size place =
          new ScreenPixels.Size((int) Math.max(1, getWidth()), (int) Math.max(1, getHeight()));
      worker.still(
          picture,
          ScreenPixels.whole(picture),
          place,
          image -> {
            Part now = past;
            if (now != null && now.picture() == picture) {
              pastImage = image;
              requestLayout();
            }
          });
    }
  }

  private void showLive(Image image) {
    liveImage = image;
    liveGeometry = newest;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    live.place(getWidth(), getHeight());
    Image image = past != null ? pastImage : liveImage;
    view.setImage(image);
    Geometry geometry = past != null ? geometry(past) : liveGeometry;
    empty.setVisible(image == null || geometry == null);
    empty.autosize();
    empty.relocate((getWidth() - empty.getWidth()) / 2, (getHeight() - empty.getHeight()) / 2);
    badge.autosize();
    badge.relocate(badge.getHeight() / 2, badge.getHeight() / 2);
    region.setVisible(image != null && geometry != null && geometry.box() != null);
    regionShadow.setVisible(region.isVisible());
    rings.setVisible(region.isVisible());
    ringsBadge.setVisible(region.isVisible() && rings.any());
    ringsBadge.autosize();
    ringsBadge.relocate(
        badge.getHeight() / 2, getHeight() - ringsBadge.getHeight() - badge.getHeight() / 2);
    if (geometry != null) {
      place(geometry);
    }
  }

  private static @Nullable Geometry geometry(Part part) {
    Picture picture = part.picture();
    return picture == null ? null : new Geometry(picture.width(), picture.height(), part.box());
  }

  private void place(Geometry geometry) {
    double scale = Math.min(getWidth() / geometry.width(), getHeight() / geometry.height());
    double left = (getWidth() - geometry.width() * scale) / 2;
    double top = (getHeight() - geometry.height() * scale) / 2;
    view.setFitWidth(geometry.width() * scale);
    view.setFitHeight(geometry.height() * scale);
    view.relocate(left, top);
    Box box = geometry.box();
    if (box != null) {
      for (Rectangle each : new Rectangle[] {region, regionShadow}) {
        each.setX(left + box.x() * scale);
        each.setY(top + box.y() * scale);
        each.setWidth(box.width() * scale);
        each.setHeight(box.height() * scale);
      }
      rings.place(region.getX(), region.getY(), region.getWidth(), region.getHeight());
    }
  }
}
