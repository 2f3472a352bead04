package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.cli.line.LineOptions;
import org.tenshot.cli.line.LineSpec;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.line.LineScreen;
import org.tenshot.ui.lines.LinesScreen;

/// Which screen stands in the window, by keys alone.
@ExtendWith(FxTest.class)
class LineScreensTest {

  @TempDir Path folder;
  private final List<Parent> front = new ArrayList<>();
  private Station station;
  private LineScreens screens;

  @BeforeEach
  void open() throws Exception {
    Places places = FreshPlaces.in(folder);
    station = new Station(new Assembly(places), new Memory(places.memory()), new LineOptions());
    screens =
        FxTest.onFx(
            () ->
                new LineScreens(
                    station, new Strings(Language.ENGLISH), this::bring, () -> new Label("who")));
  }

  private void bring(Parent screen) {
    if (screen.getScene() == null) {
      new Scene(screen, 1280, 800);
    }
    front.add(screen);
  }

  @AfterEach
  void close() throws Exception {
    FxTest.run(screens::close);
    station.close();
  }

  @Test
  void theOnlyLineHasNoOverview() throws Exception {
    assertThat(station.begin(List.of())).isTrue();
    changed();
    assertThat(front).singleElement().isInstanceOf(LineScreen.class);
    assertThat(front.getFirst().lookup("#back").isVisible()).isFalse();
    press(KeyCode.ESCAPE, "");
    assertThat(front).as("Esc leads nowhere").hasSize(1);
  }

  @Test
  void aNumberOpensALineAndEscGoesBack() throws Exception {
    station.add(new LineSpec("left", null, null));
    StationLine right = station.add(new LineSpec("right", null, null));
    changed();
    assertThat(front).singleElement().isInstanceOf(LinesScreen.class);
    press(KeyCode.DIGIT2, "2");
    assertThat(front.getLast()).isInstanceOf(LineScreen.class);
    assertThat(front.getLast().lookup("#back").isVisible()).isTrue();

    List<StationLine> taught = new ArrayList<>();
    station.teachesOn(taught::add);
    right.actions().teach();
    assertThat(taught).containsExactly(right);
    FxTest.onFx(() -> stillThere(front.getLast()));

    press(KeyCode.ESCAPE, "");
    assertThat(front.getLast()).isInstanceOf(LinesScreen.class);
  }

  /// Coming back from teaching brings the line's own screen.
  private @Nullable Object stillThere(Parent before) {
    screens.comeBack();
    assertThat(front.getLast()).isSameAs(before);
    return null;
  }

  private void changed() throws Exception {
    FxTest.run(screens::linesChanged);
  }

  private void press(KeyCode code, String text) throws Exception {
    FxTest.run(
        () ->
            Event.fireEvent(
                front.getLast(),
                new KeyEvent(KeyEvent.KEY_PRESSED, text, text, code, false, false, false, false)));
  }
}
