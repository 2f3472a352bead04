package org.tenshot.ui.common;

import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/// One line of text that is as large as its place allows, whatever the language makes of the word.
public final class FitText extends Region {

  private static final double PROBE = 100;

  private final Text text = new Text();
  private String family = "";

  /// An empty line.
  public FitText() {
    text.setTextOrigin(VPos.TOP);
    text.getStyleClass().add("fit-text");
    getChildren().add(text);
    setMinSize(0, 0);
  }

  /// Changes the words.
  ///
  /// @param fontFamily a family of the theme
  public void show(String words, String fontFamily) {
    if (!words.equals(text.getText()) || !fontFamily.equals(family)) {
      text.setText(words);
      family = fontFamily;
      requestLayout();
    }
  }

  /// The words.
  public String words() {
    return text.getText();
  }

  @Override
  protected void layoutChildren() {
    text.setFont(font(PROBE));
    double width = Math.max(1, text.getLayoutBounds().getWidth());
    double height = Math.max(1, text.getLayoutBounds().getHeight());
    double size = PROBE * Math.min(getWidth() / width, getHeight() / height);
    text.setFont(font(Math.max(1, Math.floor(size))));
    text.relocate(
        Math.round((getWidth() - text.getLayoutBounds().getWidth()) / 2),
        Math.round((getHeight() - text.getLayoutBounds().getHeight()) / 2));
  }

  private Font font(double size) {
    return Font.font(family, FontWeight.BOLD, size);
  }

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    return 0;
  }
}
