package org.tenshot.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tenshot.domain.Picture;
import org.tenshot.domain.TenshotException;

@ExtendWith(FxTest.class)
class PicturePlaceTest {

  private static final ScreenPixels.Size SIZE = new ScreenPixels.Size(4, 4);

  private final Map<String, CompletableFuture<Picture>> asked = new HashMap<>();
  private final FxBridge bridge = new FxBridge();
  private final PictureWorker worker = new PictureWorker(bridge);
  private Thumbnails thumbnails;
  private PicturePlace place;

  @BeforeEach
  void layOut() throws Exception {
    thumbnails =
        new Thumbnails(
            hash -> asked.computeIfAbsent(hash, own -> new CompletableFuture<>()), bridge, worker);
    place = FxTest.onFx(() -> new PicturePlace(thumbnails, SIZE));
  }

  @AfterEach
  void close() {
    worker.close();
  }

  @Test
  void aPictureThatComesAfterAnotherWasAskedForIsNotShown() throws Exception {
    PicturePlace next = FxTest.onFx(() -> new PicturePlace(thumbnails, SIZE));
    show("early");
    show("late");
    FxTest.onFx(() -> next.show("next"));
    deliver("late", 2);
    deliver("early", 4);
    deliver("next", 3);
    FxTest.until("what was made after both", () -> next.getImage() != null);
    assertThat(FxTest.onFx(() -> place.getImage().getWidth())).isEqualTo(2);
  }

  @Test
  void aPictureThatWasShownIsThereAtOnce() throws Exception {
    show("one");
    deliver("one", 2);
    FxTest.until("the picture", () -> place.getImage() != null);
    show(null);
    assertThat(FxTest.onFx(place::getImage)).isNull();
    Image again =
        FxTest.onFx(
            () -> {
              place.show("one");
              return place.getImage();
            });
    assertThat(again).isNotNull();
  }

  @Test
  void whatCannotBeHadLeavesThePlaceEmpty() throws Exception {
    show("lost");
    answer("lost").completeExceptionally(new TenshotException("The file is gone."));
    assertThat(FxTest.onFx(place::getImage)).isNull();
    assertThat(FxTest.onFx(() -> place.show("lost"))).isFalse();
  }

  private void show(@Nullable String hash) throws Exception {
    FxTest.onFx(() -> place.show(hash));
  }

  private void deliver(String hash, int width) {
    answer(hash).complete(new Picture(width, 1, new byte[width * 3]));
  }

  private CompletableFuture<Picture> answer(String hash) {
    return Objects.requireNonNull(asked.get(hash));
  }
}
