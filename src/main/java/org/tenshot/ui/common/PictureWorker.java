package org.tenshot.ui.common;

import java.nio.ByteBuffer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;

/// One thread of a screen that makes pictures fit for drawing, so that neither the line nor the
/// drawing thread waits for it.
public final class PictureWorker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PictureWorker.class);

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread made = new Thread(task, "screen-pictures");
            made.setDaemon(true);
            return made;
          });
  private final FxBridge bridge;

  /// @param bridge to the drawing thread
  public PictureWorker(FxBridge bridge) {
    this.bridge = bridge;
  }

  /// Makes a still image that fits into a place, and hands it over on the drawing thread.
  ///
  /// @param part of the picture that is shown
  public void still(
      Picture picture, Region.Box part, ScreenPixels.Size place, Consumer<Image> show) {
    FxBridge.Slot<Image> slot = bridge.slot(show);
    run(() -> slot.offer(image(picture, part, place)));
  }

  /// Does something on this thread, after what was asked before; nothing once the screen is closed.
  void run(Runnable task) {
    try {
      thread.execute(
          () -> {
            try {
              task.run();
            } catch (RuntimeException e) {
              LOG.error("a picture could not be drawn", e);
            }
          });
    } catch (RejectedExecutionException e) {
      LOG.debug("a picture came after the screen was closed");
    }
  }

  /// Ends the thread; pictures that come later are left out.
  @Override
  public void close() {
    thread.shutdown();
  }

  private static Image image(Picture picture, Region.Box part, ScreenPixels.Size place) {
    ScreenPixels.Size size = ScreenPixels.fit(part, place.width(), place.height());
    byte[] pixels = new byte[4 * size.width() * size.height()];
    ScreenPixels.write(picture, part, size, pixels);
    return new WritableImage(
        new PixelBuffer<>(
            size.width(),
            size.height(),
            ByteBuffer.wrap(pixels),
            PixelFormat.getByteBgraPreInstance()));
  }
}
