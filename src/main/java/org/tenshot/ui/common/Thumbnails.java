package org.tenshot.ui.common;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.image.Image;
import org.tenshot.domain.Picture;

/// Pictures by their hash, made as small as a screen shows them: fetched once, and those that were
/// shown last are remembered. On the drawing thread; {@link PicturePlace} shows one.
public final class Thumbnails {

  /// The size of a tile.
  public static final ScreenPixels.Size SMALL = new ScreenPixels.Size(240, 240);

  /// The size of the one that is shown large.
  public static final ScreenPixels.Size LARGE = new ScreenPixels.Size(900, 900);

  /// Four hundred small ones or two dozen large ones: at most 100 MB of each size.
  private static final int REMEMBERED_PIXELS = 24_000_000;

  private final Function<String, CompletionStage<Picture>> pictures;
  private final FxBridge bridge;
  private final PictureWorker worker;
  private final Map<ScreenPixels.Size, Map<String, Image>> known = new HashMap<>();

  /// @param pictures asks for the picture with this hash
  /// @param worker of the screen
  public Thumbnails(
      Function<String, CompletionStage<Picture>> pictures, FxBridge bridge, PictureWorker worker) {
    this.pictures = pictures;
    this.bridge = bridge;
    this.worker = worker;
  }

  /// Hands over a picture as soon as it is there; one that cannot be had never comes.
  void show(String hash, ScreenPixels.Size size, Consumer<Image> place) {
    Map<String, Image> remembered = ofSize(size);
    Image image = remembered.get(hash);
    if (image != null) {
      place.accept(image);
      return;
    }
    bridge.answer(
        pictures.apply(hash),
        picture ->
            worker.still(
                picture,
                ScreenPixels.whole(picture),
                size,
                made -> {
                  remembered.put(hash, made);
                  place.accept(made);
                }),
        sentence -> {});
  }

  private Map<String, Image> ofSize(ScreenPixels.Size size) {
    return known.computeIfAbsent(
        size, own -> newest(REMEMBERED_PIXELS / (own.width() * own.height())));
  }

  private static Map<String, Image> newest(int most) {
    return new LinkedHashMap<>(64, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Image> eldest) {
        return size() > most;
      }
    };
  }
}
