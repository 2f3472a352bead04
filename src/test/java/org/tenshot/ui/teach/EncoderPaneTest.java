package org.tenshot.ui.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.Notice;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.Theme;

/// Another encoder is taken while it can be seen and stopped.
@ExtendWith(FxTest.class)
class EncoderPaneTest {

  private final Strings strings = new Strings(Language.ENGLISH);
  private final List<Notice> notices = new ArrayList<>();
  private final List<String> changed = new ArrayList<>();
  private DemoTeaching station;
  private EncoderSwitch model;
  private StackPane root;

  @BeforeEach
  void show() throws Exception {
    station = new DemoTeaching();
    model =
        new EncoderSwitch(
            station,
            strings,
            new FxBridge(Runnable::run),
            notices::add,
            () -> changed.add("learn anew"));
    root =
        FxTest.onFx(
            () -> {
              StackPane made = new StackPane(new EncoderPane(strings, model));
              Theme.dress(made, strings);
              return made;
            });
  }

  @Test
  void anotherEncoderIsTakenAndHeadsAreLearntAnew() throws Exception {
    open();
    assertThat(text()).contains("learnt with surface-s").contains("line looks with surface-s");
    choose("clip-vit-b-32");
    assertThat(station.asked).contains("use clip-vit-b-32");
    assertThat(changed).containsExactly("learn anew");
    assertThat(notices.getLast().text()).contains("clip-vit-b-32").contains("50");
    assertThat(text()).contains("learnt with clip-vit-b-32").contains("line looks with surface-s");
  }

  @Test
  void whileItLooksAtTheShotsItCanBeSeenAndStopped() throws Exception {
    Scene scene = FxTest.onFx(() -> new Scene(root, 1100, 120));
    open();
    assertThat(root.lookup("#encoder-stop").isVisible()).isFalse();
    station.slow = true;
    choose("surface-s+clip-vit-b-32");
    FxTest.snapshot(scene, "teach-encoder");
    assertThat(((ProgressBar) root.lookup("#encoder-progress")).getProgress()).isEqualTo(0.4);
    assertThat(names().isDisabled()).isTrue();
    assertThat(text()).contains("The line goes on with surface-s");
    FxTest.run(() -> root.lookup("#encoder-stop").fireEvent(new ActionEvent()));
    assertThat(station.asked).contains("stop encoder");
  }

  @Test
  void whatWasBegunOnAnotherDayGoesOn() throws Exception {
    station.chosen = "clip-vit-b-32";
    open();
    assertThat(station.asked).contains("use clip-vit-b-32");
    assertThat(names().getValue()).isEqualTo("clip-vit-b-32");
  }

  @Test
  void aRefusalIsShownAndTheOldEncoderStays() throws Exception {
    open();
    station.refusal = "It does not load.";
    choose("clip-vit-b-32");
    assertThat(notices).extracting(Notice::text).contains("It does not load.");
    assertThat(changed).isEmpty();
    assertThat(names().getValue()).isEqualTo("surface-s");
  }

  private void open() throws Exception {
    FxTest.run(model::open);
  }

  private void choose(String name) throws Exception {
    FxTest.run(() -> names().setValue(name));
  }

  @SuppressWarnings("unchecked")
  private ComboBox<String> names() {
    return (ComboBox<String>) root.lookup("#encoder");
  }

  private String text() {
    return ((Label) root.lookup("#encoder-about")).getText();
  }
}
