package org.tenshot.ui.common;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/// Shows one {@link Notice} for a while, with a button to take it back.
public final class NoticePane extends HBox {

  private static final Duration SHOWN = Duration.seconds(10);

  private final VerdictMark mark = new VerdictMark(VerdictMark.Sign.PASS);
  private final Label text = new Label();
  private final Button undo = new Button();
  private final PauseTransition away = new PauseTransition(SHOWN);
  private final Strings strings;

  /// @param hide forgets the notice, after some time or when it was taken back
  public NoticePane(Strings strings, Runnable hide) {
    this.strings = strings;
    getStyleClass().add("notice");
    setAlignment(Pos.CENTER_LEFT);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    setAccessibleRole(AccessibleRole.TEXT);
    text.setWrapText(true);
    HBox.setHgrow(text, Priority.ALWAYS);
    undo.setId("undo");
    undo.setGraphic(new Symbol(MaterialDesignU.UNDO));
    undo.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(mark, text, undo);
    away.setOnFinished(event -> hide.run());
    show(null);
  }

  /// Shows a notice, or nothing.
  public void show(@Nullable Notice notice) {
    away.stop();
    setVisible(notice != null);
    if (notice == null) {
      return;
    }
    boolean done = notice.kind() == Notice.Kind.DONE;
    mark.show(done ? VerdictMark.Sign.PASS : VerdictMark.Sign.FAULT);
    text.setText(notice.text());
    setAccessibleText(notice.text());
    Runnable back = notice.undo();
    undo.setVisible(back != null);
    undo.setManaged(back != null);
    undo.setText(strings.text("notice.undo"));
    undo.setOnAction(
        event -> {
          if (back != null) {
            back.run();
          }
        });
    away.playFromStart();
  }
}
