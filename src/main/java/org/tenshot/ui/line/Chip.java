package org.tenshot.ui.line;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.tenshot.ui.common.StyleClasses;
import org.tenshot.ui.common.Symbol;

/// One condition of the station: a symbol, what it is about, and how it stands.
final class Chip extends HBox {

  /// How a condition stands. The symbol changes too, so that nobody needs the colour.
  enum Mood {
    /// Nothing to tell.
    IDLE,
    /// As it should be.
    GOOD,
    /// Works, but look at it.
    WARNING,
    /// Does not work.
    BAD
  }

  /// What stays of it where there is little room.
  enum Least {
    /// The symbol, and how it stands.
    WORDS,
    /// The symbol; how it stands only where it does not work.
    TROUBLE
  }

  private final Least least;
  private Mood mood = Mood.IDLE;
  private boolean narrow;
  private final Symbol icon = new Symbol(MaterialDesignC.CIRCLE);
  private @Nullable Ikon drawn;
  private final Label caption = new Label();
  private final Label value = new Label();
  private final VBox words = new VBox(caption, value);
  private final Tooltip tip = TopBar.tip("");

  Chip(String id, Least least) {
    this.least = least;
    setId(id);
    value.getStyleClass().add("chip-value");
    caption.getStyleClass().add("chip-caption");
    words.setAlignment(Pos.CENTER_LEFT);
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(icon, words);
    Tooltip.install(this, tip);
  }

  /// @param narrow true where there is little room
  void fit(boolean narrow) {
    this.narrow = narrow;
    caption.setVisible(!narrow);
    caption.setManaged(!narrow);
    value.setMinWidth(narrow ? USE_PREF_SIZE : USE_COMPUTED_SIZE);
    HBox.setHgrow(this, narrow ? Priority.NEVER : Priority.ALWAYS);
    showWords();
  }

  private void showWords() {
    words.setVisible(!narrow || least == Least.WORDS || mood == Mood.BAD);
    words.setManaged(words.isVisible());
  }

  void show(Mood stood, Ikon symbol, String about, String stands, String more) {
    mood = stood;
    showWords();
    StyleClasses.set(this, "chip", "chip-" + mood.name().toLowerCase(Locale.ROOT));
    if (!symbol.equals(drawn)) {
      icon.show(symbol);
      drawn = symbol;
    }
    caption.setText(about);
    value.setText(stands);
    tip.setText(more.isEmpty() ? stands : more);
    setAccessibleText(about + ": " + stands + ". " + more);
  }
}
