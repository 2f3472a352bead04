package org.tenshot.ui.access;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.tenshot.access.People;
import org.tenshot.access.Person;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.StyleClasses;
import org.tenshot.ui.common.Symbol;

/// Says in the top bar who is logged in, and logs in and out.
public final class WhoButton extends Button {

  private final AccessViewModel model;
  private final Strings strings;
  private final Symbol symbol = new Symbol(MaterialDesignA.ACCOUNT);
  private final Label caption = new Label();
  private final Label value = new Label();
  private final Tooltip tip = new Tooltip();

  public WhoButton(AccessViewModel model, Strings strings) {
    this.model = model;
    this.strings = strings;
    setId("who");
    setMinWidth(USE_PREF_SIZE);
    caption.getStyleClass().add("chip-caption");
    value.getStyleClass().add("chip-value");
    VBox words = new VBox(caption, value);
    words.setAlignment(Pos.CENTER_LEFT);
    HBox content = new HBox(symbol, words);
    content.getStyleClass().add("who-content");
    content.setAlignment(Pos.CENTER_LEFT);
    setGraphic(content);
    tip.setWrapText(true);
    tip.setMaxWidth(480);
    setTooltip(tip);
    setOnAction(event -> model.askOrLogOut());
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    model.viewProperty().addListener((at, before, now) -> show());
    strings.languageProperty().addListener((at, before, now) -> show());
    show();
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      fire();
      event.consume();
    }
  }

  private void show() {
    var who = model.viewProperty().get().who();
    switch (who.standing()) {
      case People.Standing.NotSetUp none ->
          say(
              "warning",
              MaterialDesignL.LOCK_OPEN_ALERT,
              strings.text("access.not-set-up"),
              strings.text("access.anyone"),
              strings.text("access.not-set-up.more"));
      case People.Standing.Unreadable(String sentence) ->
          say(
              "bad",
              MaterialDesignL.LOCK_ALERT,
              strings.text("access.unreadable"),
              strings.text("access.no-changes"),
              sentence);
      case People.Standing.SetUp(var people) -> {
        Person person = who.person();
        if (person == null) {
          say(
              "idle",
              MaterialDesignL.LOGIN,
              strings.text("access.nobody"),
              strings.text("access.role.OPERATOR"),
              strings.text("access.log-in.tip"));
        } else {
          say(
              "good",
              MaterialDesignA.ACCOUNT,
              strings.text("access.role." + person.role().name()),
              person.name(),
              strings.text("access.log-out.tip", person.name()));
        }
      }
    }
  }

  private void say(String mood, Ikon icon, String about, String stands, String more) {
    StyleClasses.set(this, "button", "who", "chip-" + mood);
    symbol.show(icon);
    caption.setText(about);
    value.setText(stands);
    tip.setText(more);
    setAccessibleText(about + ": " + stands + ". " + more);
  }
}
