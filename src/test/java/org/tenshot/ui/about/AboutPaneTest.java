package org.tenshot.ui.about;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.Strings;

/// The window about the program.
@ExtendWith(FxTest.class)
class AboutPaneTest {

  @Test
  void itOpensShowsLicencesAndClosesByEsc() throws Exception {
    AboutPane pane =
        FxTest.onFx(
            () ->
                new AboutPane(
                    new Strings(Language.ENGLISH),
                    () ->
                        CompletableFuture.completedFuture(
                            new AboutFacts(
                                "Tenshot 1.2.3",
                                "OpenJDK 25",
                                "Tenshot\n\nONNX Runtime     MIT\nAravis           LGPL\n"))));
    Scene scene = FxTest.onFx(() -> new Scene(pane, 1280, 800));
    assertThat(FxTest.onFx(pane::isVisible)).isFalse();
    FxTest.run(pane::toggle);
    FxTest.until(
        "the facts", () -> ((Label) pane.lookup("#about-version")).getText().contains("1.2.3"));
    assertThat(FxTest.onFx(() -> ((TextArea) pane.lookup("#about-licences")).getText()))
        .contains("ONNX Runtime");
    FxTest.snapshot(scene, "about");
    FxTest.run(
        () ->
            Event.fireEvent(
                scene.getFocusOwner(),
                new KeyEvent(
                    KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false)));
    assertThat(FxTest.onFx(pane::isVisible)).isFalse();
  }
}
