package org.tenshot.ui.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.Notice;
import org.tenshot.ui.common.Strings;

/// What the teaching screen thinks, without a screen.
class TeachViewModelTest {

  private DemoTeaching station;
  private TeachViewModel model;
  private Exchange exchange;

  @BeforeEach
  void open() throws Exception {
    station = new DemoTeaching();
    Strings strings = new Strings(Language.ENGLISH);
    FxBridge bridge = new FxBridge(Runnable::run);
    model = new TeachViewModel(station, strings, bridge);
    exchange = new Exchange(station, strings, bridge, model::say, model::learnAnew);
    model.open();
  }

  @Test
  void importedShotsAreCountedAndAHeadIsLearntFromThem() {
    assertThat(station.asked).doesNotContain("teach");
    exchange.importFrom(Path.of("somewhere", "shots"));
    assertThat(station.asked).contains("import shots", "teach");
    assertThat(facts().shotsOf(station.classes().getFirst())).isEqualTo(5);
    assertThat(notice().text()).contains("50 pictures");
  }

  @Test
  void anImportSaysHowFarItIsAndCanBeStopped() {
    station.slow = true;
    assertThat(exchange.progressProperty().get()).isEqualTo(Exchange.NONE);
    exchange.importFrom(Path.of("somewhere", "shots"));
    assertThat(exchange.progressProperty().get()).isEqualTo(0.4);
    exchange.cancelImport();
    assertThat(station.asked).contains("cancel import");
  }

  @Test
  void shotsAreExported() {
    exchange.exportTo(Path.of("somewhere", "new"));
    assertThat(station.asked).contains("export new");
    assertThat(notice().kind()).isEqualTo(Notice.Kind.DONE);
  }

  @Test
  void anImportThatIsRefusedChangesNothing() {
    station.refusal = "shots.csv, line 3: expected file,class.";
    exchange.importFrom(Path.of("shots.csv"));
    assertThat(notice().kind()).isEqualTo(Notice.Kind.FAILED);
    assertThat(notice().text()).contains("line 3");
  }

  private TeachFacts facts() {
    return Objects.requireNonNull(model.viewProperty().get().facts());
  }

  private Notice notice() {
    return Objects.requireNonNull(model.noticeProperty().get());
  }
}
