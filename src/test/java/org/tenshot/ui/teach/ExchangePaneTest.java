package org.tenshot.ui.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.common.Theme;

/// An import as it is seen while it runs.
@ExtendWith(FxTest.class)
class ExchangePaneTest {

  @Test
  void whileAnImportRunsItCanBeSeenAndStoppedAndNoOtherBegins() throws Exception {
    DemoTeaching station = new DemoTeaching();
    station.slow = true;
    Strings strings = new Strings(Language.ENGLISH);
    Exchange exchange =
        new Exchange(station, strings, new FxBridge(Runnable::run), notice -> {}, () -> {});
    StackPane root =
        FxTest.onFx(
            () -> {
              ExchangePane pane = new ExchangePane(strings, exchange);
              pane.speak();
              StackPane made = new StackPane(pane);
              Theme.dress(made, strings);
              return made;
            });
    Scene scene = FxTest.onFx(() -> new Scene(root, 900, 160));
    assertThat(root.lookup("#import-stop").isVisible()).isFalse();

    FxTest.run(() -> exchange.importFrom(Path.of("shots")));
    FxTest.snapshot(scene, "teach-import");
    assertThat(((ProgressBar) root.lookup("#import-progress")).getProgress()).isEqualTo(0.4);
    assertThat(root.lookup("#import-folder").isDisabled()).isTrue();
    assertThat(root.lookup("#export").isDisabled()).isTrue();
    FxTest.run(() -> root.lookup("#import-stop").fireEvent(new ActionEvent()));
    assertThat(station.asked).contains("cancel import");
  }
}
