package org.tenshot.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Lets tests draw. Starts JavaFX once for all of them, without a screen; a start that fails fails
/// the build. What is thrown on the drawing thread fails the test in which it was thrown.
public final class FxTest implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {

  private static final List<Throwable> UNCAUGHT = new CopyOnWriteArrayList<>();
  private static final long PATIENCE_SECONDS = 30;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    try {
      Platform.startup(started::countDown);
    } catch (IllegalStateException alreadyStarted) {
      return;
    }
    assertThat(started.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("JavaFX starts").isTrue();
    Platform.setImplicitExit(false);
    run(
        () -> {
          Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> UNCAUGHT.add(e));
          Theme.install();
        });
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    UNCAUGHT.clear();
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    onFx(() -> null);
    assertThat(UNCAUGHT).as("thrown on the drawing thread").isEmpty();
  }

  /// Runs something on the drawing thread and hands its answer or its failure over.
  public static <T> T onFx(Callable<T> body) throws Exception {
    FutureTask<T> task = new FutureTask<>(body);
    Platform.runLater(task);
    try {
      return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /// Runs something on the drawing thread and hands its failure over.
  public static void run(Action body) throws Exception {
    onFx(
        () -> {
          body.run();
          return null;
        });
  }

  /// What is done on the drawing thread.
  @FunctionalInterface
  public interface Action {

    void run() throws Exception;
  }

  /// Waits until something holds on the drawing thread.
  public static void until(String what, BooleanSupplier holds) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!onFx(holds::getAsBoolean)) {
      assertThat(System.nanoTime()).as("waited for: " + what).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  /// Draws a scene into `target/screens/NAME.png`.
  public static BufferedImage snapshot(Scene scene, String name) throws Exception {
    WritableImage image = onFx(() -> scene.snapshot(null));
    BufferedImage picture = buffered(image);
    Path folder = Path.of(System.getProperty("tenshot.home"), "target", "screens");
    Files.createDirectories(folder);
    Path file = folder.resolve(name + ".png");
    if (!ImageIO.write(picture, "png", file.toFile())) {
      throw new IOException("no writer for " + file);
    }
    return picture;
  }

  private static BufferedImage buffered(WritableImage image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] argb = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    picture.setRGB(0, 0, width, height, argb, 0, width);
    return picture;
  }
}
