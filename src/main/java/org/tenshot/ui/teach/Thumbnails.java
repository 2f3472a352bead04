package org.tenshot.ui.teach;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.PictureWorker;
import org.tenshot.ui.common.ScreenPixels;

/// Small pictures by their hash: fetched once, the last few hundred remembered. On the drawing
/// thread.
final class Thumbnails {

  private static final ScreenPixels.Size PLACE = new ScreenPixels.Size(240, 240);
  private static final int REMEMBERED = 400;

  private final TeachActions actions;
  private final FxBridge bridge;
  private final PictureWorker worker;
  private final Map<String, Image> known =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Image> eldest) {
          return size() > REMEMBERED;
        }
      };

  Thumbnails(TeachActions actions, FxBridge bridge, PictureWorker worker) {
    this.actions = actions;
    this.bridge = bridge;
    this.worker = worker;
  }

  /// Shows a picture as soon as it is there; one that cannot be had leaves its place empty.
  void show(String hash, Consumer<Image> place) {
    Image image = known.get(hash);
    if (image != null) {
      place.accept(image);
      return;
    }
    bridge.answer(
        actions.picture(hash),
        picture ->
            worker.still(
                picture,
                ScreenPixels.whole(picture),
                PLACE,
                made -> {
                  known.put(hash, made);
                  place.accept(made);
                }),
        sentence -> {});
  }
}
