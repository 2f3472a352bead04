package org.tenshot.ui.product;

import java.io.File;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// Takes product files that are dropped on the window, whatever screen is in front; other files are
/// left to that screen.
public final class ProductDrop {

  private ProductDrop() {}

  /// @param hears takes the first product file of a drop
  public static void on(Scene scene, Consumer<Path> hears) {
    scene.addEventFilter(
        DragEvent.DRAG_OVER,
        event -> {
          if (holdsProduct(event)) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
          }
        });
    scene.addEventFilter(
        DragEvent.DRAG_DROPPED,
        event -> {
          if (holdsProduct(event)) {
            event.getDragboard().getFiles().stream()
                .filter(ProductScreen::isProduct)
                .findFirst()
                .map(File::toPath)
                .ifPresent(hears);
            event.setDropCompleted(true);
            event.consume();
          }
        });
  }

  private static boolean holdsProduct(DragEvent event) {
    return event.getDragboard().getFiles().stream().anyMatch(ProductScreen::isProduct);
  }
}
