package org.tenshot.ui.common;

import atlantafx.base.theme.PrimerDark;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.text.Font;

/// The look of every screen: dark for a dim hall, large for three metres, with its own fonts, so
/// that it looks the same on every station and Chinese needs nothing installed.
public final class Theme {

  private static final String FOLDER = "/org/tenshot/ui/";
  private static final List<String> FONTS =
      List.of("Inter-Regular", "Inter-Bold", "NotoSansSC-Regular", "NotoSansSC-Bold");

  private Theme() {}

  /// Makes the theme that of the program. Once, on the drawing thread, before the first node is
  /// made.
  public static void install() {
    for (String font : FONTS) {
      try (InputStream file = Theme.class.getResourceAsStream(FOLDER + "fonts/" + font + ".otf")) {
        if (file == null || Font.loadFont(file, 16) == null) {
          throw new IllegalStateException("the font " + font + " is not in this build");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
  }

  /// Gives a screen the style sheet and the font of its language, and lets everything on it grow
  /// with the window.
  ///
  /// @param root of the screen; its size decides how large the letters are
  public static void dress(Parent root, Strings strings) {
    URL sheet = Objects.requireNonNull(Theme.class.getResource(FOLDER + "tenshot.css"));
    root.getStylesheets().add(sheet.toExternalForm());
    root.getStyleClass().add("screen");
    Runnable resize =
        () ->
            root.setStyle(
                "-fx-font-family: '%s'; -fx-font-size: %dpx;"
                    .formatted(
                        strings.language().fontFamily(),
                        letterSize(
                            root.getLayoutBounds().getWidth(),
                            root.getLayoutBounds().getHeight())));
    root.layoutBoundsProperty().addListener((at, before, after) -> resize.run());
    strings.languageProperty().addListener((at, before, after) -> resize.run());
    resize.run();
  }

  /// Pixels of an ordinary letter on a screen of this size: 20 on 1920 x 1080, never unreadable.
  static int letterSize(double width, double height) {
    double scale = Math.min(width / 1920, height / 1080);
    return (int) Math.round(Math.clamp(20 * scale, 14, 60));
  }
}
