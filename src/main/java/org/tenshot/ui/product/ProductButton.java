package org.tenshot.ui.product;

import javafx.scene.control.Button;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.Symbol;

/// Leads to the screen for product files.
public final class ProductButton extends Button {

  /// @param open brings the screen
  public ProductButton(Strings strings, Runnable open) {
    super("", new Symbol(MaterialDesignS.SWAP_HORIZONTAL));
    setId("product-files");
    getStyleClass().add("filter");
    setMinWidth(USE_PREF_SIZE);
    setFocusTraversable(false);
    setOnAction(event -> open.run());
    strings
        .languageProperty()
        .addListener((at, before, now) -> setText(strings.text("product.button")));
    setText(strings.text("product.button"));
  }
}
