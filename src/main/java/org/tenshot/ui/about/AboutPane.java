package org.tenshot.ui.about;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.Theme;

/// What this program is, over whatever else is on the screen. F1 opens it, F1 or Esc closes it.
public final class AboutPane extends StackPane {

  private final Strings strings;
  private final Supplier<CompletionStage<AboutFacts>> facts;
  private final FxBridge bridge = new FxBridge();
  private final Label title = new Label("Tenshot");
  private final Label version = new Label();
  private final Label runtime = new Label();
  private final Label licencesTitle = new Label();
  private final TextArea licences = new TextArea();
  private final Button close = new Button();
  private @Nullable Node focusBefore;

  /// On the drawing thread, after {@link Theme#install()}.
  ///
  /// @param facts asked each time it opens; files are read for it
  public AboutPane(Strings strings, Supplier<CompletionStage<AboutFacts>> facts) {
    this.strings = strings;
    this.facts = facts;
    Theme.dress(this, strings);
    // The screen below shows through.
    getStyleClass().setAll("screen", "scrim");
    title.getStyleClass().add("choice-title");
    licencesTitle.getStyleClass().add("proof-title");
    version.setId("about-version");
    licences.setId("about-licences");
    licences.setEditable(false);
    licences.getStyleClass().add("about-licences");
    VBox.setVgrow(licences, Priority.ALWAYS);
    close.setId("about-close");
    close.setOnAction(event -> hide());
    HBox footer = new HBox(close);
    footer.getStyleClass().add("choice-footer");
    footer.setAlignment(Pos.CENTER_RIGHT);
    footer.setMinHeight(Region.USE_PREF_SIZE);
    VBox card = new VBox(title, version, runtime, licencesTitle, licences, footer);
    card.getStyleClass().addAll("choice-card", "about-card");
    getChildren().add(card);
    setVisible(false);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  /// Opens it, or closes it where it is open.
  public void toggle() {
    if (isVisible()) {
      hide();
      return;
    }
    focusBefore = getScene() == null ? null : getScene().getFocusOwner();
    licencesTitle.setText(strings.text("about.licences"));
    close.setText(strings.text("about.close"));
    setVisible(true);
    close.requestFocus();
    bridge.answer(facts.get(), this::show, licences::setText);
  }

  private void show(AboutFacts now) {
    version.setText(strings.text("about.version", now.version()));
    runtime.setText(strings.text("about.runtime", now.runtime()));
    licences.setText(now.licences());
  }

  private void hide() {
    setVisible(false);
    if (focusBefore != null) {
      focusBefore.requestFocus();
    }
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      hide();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && event.getTarget() == close) {
      close.fire();
      event.consume();
    }
  }
}
