package org.tenshot.ui.history;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.tenshot.domain.LineEvent;
import org.tenshot.store.Happened;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.StyleClasses;
import org.tenshot.ui.common.Symbol;

/// One event of the list: when, what, where, until when and who. A touch shows the inspections of
/// its time.
final class EventRow extends HBox {

  private final Strings strings;
  private final EventWords words;
  private final int number;
  private final IntConsumer choose;
  private final Symbol symbol = new Symbol(MaterialDesignA.ALERT);
  private final Label clock = new Label();
  private final Label day = new Label();
  private final Label title = new Label();
  private final Label where = new Label();
  private final Label sentence = new Label();
  private final Label until = new Label();
  private final Label who = new Label();
  private @Nullable Happened shown;
  private @Nullable Language language;

  /// @param choose is told the number of the row
  EventRow(Strings strings, int number, IntConsumer choose) {
    this.strings = strings;
    this.words = new EventWords(strings);
    this.number = number;
    this.choose = choose;
    setId("event-" + number);
    setAlignment(Pos.CENTER_LEFT);
    setAccessibleRole(AccessibleRole.BUTTON);
    clock.getStyleClass().add("event-clock");
    title.getStyleClass().add("event-title");
    sentence.getStyleClass().add("event-sentence");
    List.of(day, where).forEach(own -> own.getStyleClass().add("choice-detail"));
    List.of(title, where, sentence, until, who)
        .forEach(
            own -> {
              own.setWrapText(true);
              own.setMinHeight(USE_PREF_SIZE);
            });
    HBox sign = new HBox(symbol);
    sign.getStyleClass().add("event-sign");
    sign.setAlignment(Pos.CENTER);
    VBox time = new VBox(clock, day);
    time.getStyleClass().add("event-time");
    VBox what = new VBox(title, sentence, where);
    what.setMinWidth(0);
    HBox.setHgrow(what, Priority.ALWAYS);
    VBox end = new VBox(until, who);
    end.getStyleClass().add("event-end");
    List.of(time, what, end).forEach(own -> own.setAlignment(Pos.CENTER_LEFT));
    getChildren().addAll(sign, time, what, end);
    setOnMouseClicked(event -> choose.accept(number));
  }

  @Override
  public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
    if (action == AccessibleAction.FIRE) {
      choose.accept(number);
    } else {
      super.executeAccessibleAction(action, parameters);
    }
  }

  void show(Happened own, boolean cursor) {
    if (!own.equals(shown) || language != strings.language()) {
      shown = own;
      language = strings.language();
      tell(own);
    }
    StyleClasses.set(this, "event-row", tone(own), cursor ? "event-cursor" : "event-rest");
  }

  private void tell(Happened own) {
    symbol.show(icon(own));
    clock.setText(strings.clock(own.from()));
    day.setText(strings.day(own.from()));
    title.setText(words.title(own));
    say(sentence, words.sentence(own));
    say(where, words.where(own));
    say(until, words.until(own));
    say(who, words.who(own));
    setAccessibleText(
        String.join(
            ". ", strings.moment(own.from()), title.getText(), sentence.getText(), who.getText()));
  }

  private static void say(Label label, String text) {
    label.setText(text);
    label.setVisible(!text.isEmpty());
    label.setManaged(!text.isEmpty());
  }

  /// The colour, which never says anything alone.
  private static String tone(Happened own) {
    return switch (own) {
      case Happened.Event(LineEvent event, var at) when event.kind() == LineEvent.Kind.CHALLENGE ->
          event.held() ? "event-failed" : "event-met";
      case Happened.Event(LineEvent event, var at) when event.kind() == LineEvent.Kind.SOURCE ->
          "event-fault";
      case Happened.Event event -> "event-warning";
      case Happened.Faults faults -> "event-fault";
      case Happened.Changed change -> "event-person";
    };
  }

  private static Ikon icon(Happened own) {
    return switch (own.topic()) {
      case CAMERA -> MaterialDesignC.CAMERA_OFF;
      case PICTURE -> MaterialDesignI.IMAGE_BROKEN_VARIANT;
      case TRIGGERS -> MaterialDesignT.TIMER_OFF;
      case STATION -> MaterialDesignS.SERVER;
      case CHALLENGES ->
          own instanceof Happened.Event(LineEvent event, var at)
                  && event.kind() == LineEvent.Kind.CHALLENGE
                  && !event.held()
              ? MaterialDesignS.SHIELD_CHECK
              : MaterialDesignS.SHIELD_ALERT;
      case RUNS -> MaterialDesignP.PLAY_PAUSE;
      case CHANGES -> MaterialDesignP.PENCIL;
      case LABELS -> MaterialDesignT.TAG;
      case PEOPLE -> MaterialDesignA.ACCOUNT_KEY;
      case ALL, WRONG -> MaterialDesignA.ALERT;
    };
  }
}
