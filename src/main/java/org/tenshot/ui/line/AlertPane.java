package org.tenshot.ui.line;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.VerdictMark;

/// Loud strips across the screen, the worst first, for what a person must mend.
final class AlertPane extends VBox {

  /// More would leave no room for the picture; the rest shows when these are mended.
  private static final int SHOWN = 2;

  private final Strings strings;
  private List<String> drawn = List.of();

  AlertPane(Strings strings) {
    this.strings = strings;
    getStyleClass().add("alerts");
    setMinHeight(USE_PREF_SIZE);
  }

  void show(List<Alert> alerts) {
    List<String> wanted =
        alerts.stream().map(alert -> title(alert) + sentence(alert)).limit(SHOWN).toList();
    if (!wanted.equals(drawn)) {
      drawn = wanted;
      getChildren().setAll(alerts.stream().limit(SHOWN).map(this::strip).toList());
    }
  }

  private String title(Alert alert) {
    return strings.text("alert." + alert.kind());
  }

  private String sentence(Alert alert) {
    return strings.say(alert.saying());
  }

  private HBox strip(Alert alert) {
    Label title = new Label(title(alert));
    title.getStyleClass().add("alert-title");
    title.setMinWidth(USE_PREF_SIZE);
    Label sentence = new Label(sentence(alert));
    sentence.getStyleClass().add("alert-sentence");
    sentence.setWrapText(true);
    sentence.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    HBox strip = new HBox(new VerdictMark(VerdictMark.Sign.FAULT), title, sentence);
    strip.setAlignment(Pos.CENTER_LEFT);
    strip.getStyleClass().addAll("alert", "alert-" + alert.kind().name().toLowerCase(Locale.ROOT));
    strip.setAccessibleRole(AccessibleRole.TEXT);
    strip.setAccessibleText(title(alert) + " " + sentence(alert));
    return strip;
  }
}
