package org.tenshot.ui.history;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.PictureWorker;
import org.tenshot.ui.common.ScreenPixels;

/// Pictures by their hash, small and large: fetched once, the last few hundred remembered. On the
/// drawing thread.
final class Pictures {

  /// The size of a tile.
  static final ScreenPixels.Size SMALL = new ScreenPixels.Size(200, 200);

  /// The size of the one that is shown large.
  static final ScreenPixels.Size LARGE = new ScreenPixels.Size(900, 900);

  private static final int REMEMBERED = 400;

  private final HistoryActions actions;
  private final FxBridge bridge;
  private final PictureWorker worker;
  private final Map<Key, Image> known =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Image> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Key(String hash, ScreenPixels.Size size) {}

  Pictures(HistoryActions actions, FxBridge bridge, PictureWorker worker) {
    this.actions = actions;
    this.bridge = bridge;
    this.worker = worker;
  }

  /// Shows a picture as soon as it is there; one that cannot be had leaves its place empty.
  void show(String hash, ScreenPixels.Size size, Consumer<Image> place) {
    Key key = new Key(hash, size);
    Image image = known.get(key);
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
                size,
                made -> {
                  known.put(key, made);
                  place.accept(made);
                }),
        sentence -> {});
  }
}
