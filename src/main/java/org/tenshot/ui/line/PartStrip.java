package org.tenshot.ui.line;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region.Box;
import org.tenshot.ui.common.PictureWorker;
import org.tenshot.ui.common.ScreenPixels;
import org.tenshot.ui.common.Strings;

/// The last parts as a strip of thumbnails, newest left; as many as fit.
final class PartStrip extends Region {

  /// In letters.
  private static final double LEAST_WIDTH = 7.4;

  private static final double HEIGHT = 8.6;
  private static final double GAP = 0.5;
  private static final ScreenPixels.Size THUMBNAIL = new ScreenPixels.Size(280, 240);

  private final PictureWorker worker;
  private final List<PartTile> tiles = new ArrayList<>();
  private final Map<Long, Image> thumbnails = new HashMap<>();
  private final Set<Long> asked = new HashSet<>();
  private List<Part> parts = List.of();
  private long chosen = -1;

  PartStrip(Strings strings, PictureWorker worker, Consumer<Part> choose) {
    this.worker = worker;
    setId("strip");
    for (int i = 0; i < RecentParts.KEPT; i++) {
      PartTile tile = new PartTile(strings, choose);
      tile.setManaged(false);
      tiles.add(tile);
    }
    getChildren().add(tiles.getFirst());
    setMinHeight(USE_PREF_SIZE);
    setMinWidth(0);
  }

  void show(LineView view) {
    long nowChosen = view.headline() instanceof Headline.Past(Part part) ? part.number() : -1;
    if (!same(view.parts(), parts) || nowChosen != chosen) {
      parts = view.parts();
      chosen = nowChosen;
      fetch();
      draw();
    }
  }

  private static boolean same(List<Part> some, List<Part> others) {
    return some.size() == others.size()
        && (some.isEmpty() || some.getFirst().number() == others.getFirst().number());
  }

  private void fetch() {
    Set<Long> present = new HashSet<>();
    for (Part part : parts) {
      present.add(part.number());
      Picture picture = part.picture();
      if (picture != null && asked.add(part.number())) {
        Box box = Objects.requireNonNullElse(part.box(), ScreenPixels.whole(picture));
        worker.still(
            picture,
            box,
            THUMBNAIL,
            image -> {
              thumbnails.put(part.number(), image);
              draw();
            });
      }
    }
    asked.retainAll(present);
    thumbnails.keySet().retainAll(present);
  }

  private void draw() {
    for (int i = 0; i < tiles.size(); i++) {
      if (i < parts.size()) {
        Part part = parts.get(i);
        tiles.get(i).show(part, thumbnails.get(part.number()), part.number() == chosen);
      } else {
        tiles.get(i).clear();
      }
    }
  }

  @Override
  protected void layoutChildren() {
    double gap = Math.round(GAP * letter());
    double least = LEAST_WIDTH * letter();
    int fit = Math.clamp((long) ((getWidth() + gap) / (least + gap)), 1, tiles.size());
    double width = (getWidth() - (fit - 1) * gap) / fit;
    if (getChildren().size() != fit) {
      getChildren().setAll(tiles.subList(0, fit));
    }
    for (int i = 0; i < fit; i++) {
      PartTile tile = tiles.get(i);
      double left = Math.round(i * (width + gap));
      double right = Math.round(i * (width + gap) + width);
      tile.resizeRelocate(left, 0, right - left, getHeight());
    }
  }

  private double letter() {
    return tiles.getFirst().letter();
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.round(HEIGHT * letter());
  }
}
