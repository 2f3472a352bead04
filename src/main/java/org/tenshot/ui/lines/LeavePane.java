package org.tenshot.ui.lines;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.tenshot.ui.common.Choice;
import org.tenshot.ui.common.ChoicePane;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.Theme;

/// Asks whoever closes the window while a line runs, over whatever else is on the screen. A
/// question that nobody answers goes by itself, and the line runs on.
public final class LeavePane extends StackPane {

  private static final Duration SHOWN = Duration.seconds(30);

  private final Strings strings;
  private final ChoicePane choices;
  private final PauseTransition away = new PauseTransition(SHOWN);
  private @Nullable Node focusBefore;

  /// On the drawing thread, after {@link Theme#install()}.
  public LeavePane(Strings strings) {
    this.strings = strings;
    this.choices = new ChoicePane(strings, this::stay);
    Theme.dress(this, strings);
    // The screen below shows through.
    getStyleClass().setAll("screen", "over");
    getChildren().add(choices);
    setVisible(false);
    away.setOnFinished(event -> stay());
  }

  /// Asks, with the answer preselected that changes nothing; does nothing while it asks already.
  ///
  /// @param several true if more than one line runs
  /// @param leave is called once, if the person wants that
  public void ask(boolean several, Runnable leave) {
    if (isVisible()) {
      return;
    }
    focusBefore = getScene() == null ? null : getScene().getFocusOwner();
    setVisible(true);
    choices.ask(
        strings.text(several ? "leave.title.all" : "leave.title"),
        strings.text("leave.more"),
        List.of(
            new Choice(strings.text("leave.stay"), "", null, "", this::stay),
            new Choice(strings.text("leave.stop"), "", null, "", () -> leave(leave))),
        0,
        null,
        List.of());
    away.playFromStart();
  }

  private void leave(Runnable leave) {
    stay();
    leave.run();
  }

  private void stay() {
    away.stop();
    choices.hide();
    setVisible(false);
    if (focusBefore != null) {
      focusBefore.requestFocus();
    }
  }
}
