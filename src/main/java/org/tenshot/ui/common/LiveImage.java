package org.tenshot.ui.common;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Picture;

/// A picture that moves. Frames may come from any thread and faster than anybody can draw: the
/// newest wins. Two buffers take turns, so that one is filled while the other is on the screen.
public final class LiveImage {

  private final PictureWorker worker;
  private final FxBridge.Slot<Canvas> shown;
  private final Object lock = new Object();
  private @Nullable Picture next;
  private @Nullable Picture last;
  private boolean busy;
  private double maxWidth = 1;
  private double maxHeight = 1;
  // Only the worker, or whoever it hands over to while `busy`, touches these.
  private @Nullable Canvas front;
  private @Nullable Canvas back;

  /// @param show takes the image to be drawn, on the drawing thread; the same image comes again
  ///   when only its pixels changed
  public LiveImage(PictureWorker worker, FxBridge bridge, Consumer<Image> show) {
    this.worker = worker;
    this.shown = bridge.slot(canvas -> draw(canvas, show));
  }

  /// Tells how large the place on the screen is, in pixels; pictures are made no larger. The last
  /// one is made again for it, because a camera may have stopped meanwhile.
  public void place(double width, double height) {
    Picture again;
    synchronized (lock) {
      if (width == maxWidth && height == maxHeight) {
        return;
      }
      maxWidth = Math.max(1, width);
      maxHeight = Math.max(1, height);
      again = next != null ? next : last;
    }
    if (again != null) {
      offer(again);
    }
  }

  /// The newest frame; returns at once.
  public void offer(Picture picture) {
    synchronized (lock) {
      next = picture;
      if (busy) {
        return;
      }
      busy = true;
    }
    worker.run(this::fill);
  }

  private void fill() {
    Picture picture;
    ScreenPixels.Size size;
    synchronized (lock) {
      picture = next;
      next = null;
      last = picture == null ? last : picture;
      if (picture == null) {
        busy = false;
        return;
      }
      size = ScreenPixels.fit(ScreenPixels.whole(picture), maxWidth, maxHeight);
    }
    Canvas canvas = back;
    if (canvas == null || !canvas.size.equals(size)) {
      canvas = new Canvas(size);
    }
    ScreenPixels.write(picture, ScreenPixels.whole(picture), size, canvas.pixels);
    back = front;
    front = canvas;
    shown.offer(canvas);
  }

  private void draw(Canvas canvas, Consumer<Image> show) {
    canvas.buffer.updateBuffer(buffer -> null);
    show.accept(canvas.image);
    // Only now may the other buffer, which was on the screen until here, be written to.
    worker.run(this::fill);
  }

  private static final class Canvas {
    final ScreenPixels.Size size;
    final byte[] pixels;
    final PixelBuffer<ByteBuffer> buffer;
    final WritableImage image;

    Canvas(ScreenPixels.Size size) {
      this.size = size;
      this.pixels = new byte[4 * size.width() * size.height()];
      this.buffer =
          new PixelBuffer<>(
              size.width(),
              size.height(),
              ByteBuffer.wrap(pixels),
              PixelFormat.getByteBgraPreInstance());
      this.image = new WritableImage(buffer);
    }
  }
}
