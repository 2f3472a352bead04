package org.tenshot.ui.lines;

import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.tenshot.domain.Picture;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.LiveImage;
import org.tenshot.ui.common.PictureWorker;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.line.LineView;

/// The live picture of one line; dark where it is not live.
final class TilePicture extends Region {

  private final Strings strings;
  private final LiveImage live;
  private final ImageView view = new ImageView();
  private final Label empty = new Label();

  TilePicture(Strings strings, PictureWorker worker, FxBridge bridge) {
    this.strings = strings;
    this.live = new LiveImage(worker, bridge, this::show);
    getStyleClass().add("picture");
    empty.getStyleClass().add("picture-empty");
    view.setPreserveRatio(true);
    getChildren().addAll(view, empty);
    setMinSize(0, 0);
  }

  /// A live frame, on any thread.
  void offer(Picture picture) {
    live.offer(picture);
  }

  private void show(Image image) {
    view.setImage(image);
    requestLayout();
  }

  void show(LineView now) {
    boolean signal = now.isLive() && now.sourceLost() == null;
    view.setOpacity(signal ? 1 : 0.3);
    empty.setText(strings.text("picture.none"));
    empty.setVisible(view.getImage() == null);
  }

  @Override
  protected void layoutChildren() {
    live.place(getWidth(), getHeight());
    Image image = view.getImage();
    empty.setVisible(image == null);
    empty.autosize();
    empty.relocate((getWidth() - empty.getWidth()) / 2, (getHeight() - empty.getHeight()) / 2);
    if (image != null) {
      double scale = Math.min(getWidth() / image.getWidth(), getHeight() / image.getHeight());
      view.setFitWidth(image.getWidth() * scale);
      view.setFitHeight(image.getHeight() * scale);
      view.relocate(
          (getWidth() - image.getWidth() * scale) / 2,
          (getHeight() - image.getHeight() * scale) / 2);
    }
  }

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    return 0;
  }
}
