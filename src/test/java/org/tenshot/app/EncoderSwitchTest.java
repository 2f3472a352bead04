package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tenshot.app.Answers.answer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.ShippedEncoder;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.line.LineOptions;
import org.tenshot.cli.line.LineSpec;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.LineState;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.History;
import org.tenshot.store.LogPlace;
import org.tenshot.store.StoredInspection;
import org.tenshot.supply.SmallPack;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.line.LineActions;
import org.tenshot.ui.line.LineViewModel;
import org.tenshot.ui.teach.Encoders;
import org.tenshot.ui.teach.HeadProof;
import picocli.CommandLine;

/// Another encoder takes over beside the running line: it sees the shots first, and judges when its
/// head is promoted.
@ExtendWith(FxTest.class)
class EncoderSwitchTest {

  private static final String BOTH = "surface-s+small";

  @TempDir Path folder;
  private Terminal terminal;
  private Path shots;
  private LineViewModel screen;
  private Station whole;
  private LineActions station;
  private TeachDesk desk;

  @BeforeEach
  void open() throws Exception {
    terminal = new Terminal(folder.resolve("data"));
    SmallPack.in(terminal.places().ownEncoders().resolve("small"));
    shots = folder.resolve("shots");
    Terminal.Result drawn =
        terminal.run(
            "simulate",
            "--profile",
            "metal-surface",
            "--count",
            "60",
            "--seed",
            "4",
            "--out",
            folder.resolve("parts").toString());
    assertThat(drawn.code()).as(drawn.all()).isEqualTo(ExitCode.OK);
    for (String name : new String[] {"good", "rust", "scratch"}) {
      Path own = Files.createDirectories(shots.resolve(name));
      try (var files = Files.list(folder.resolve("parts").resolve("images").resolve(name))) {
        for (Path file : files.limit(4).toList()) {
          Files.copy(file, own.resolve(file.getFileName()));
        }
      }
    }
    start();
  }

  private void start(String... options) throws Exception {
    Assembly assembly = new Assembly(terminal.places());
    LineOptions given =
        options.length == 0
            ? new LineOptions()
            : CommandLine.populateCommand(new LineOptions(), options);
    whole = new Station(assembly, new Memory(terminal.places().memory()), given);
    StationLine line = whole.add(new LineSpec("", null, "sim:?seed=2&rate=60"));
    screen = line.screen();
    station = line.actions();
    desk = new TeachDesk(assembly, line, given, () -> {});
  }

  @AfterEach
  void close() {
    desk.close();
    whole.close();
  }

  @Test
  void theLineGoesOnWithItsEncoderUntilTheOtherOnesHeadIsPromoted() throws Exception {
    answer(station.chooseProfile("metal-surface"));
    answer(station.start());
    answer(desk.importFrom(shots, share -> {}));
    HeadProof first = answer(desk.teach(20));
    answer(desk.promote("a test"));
    FxTest.until("a verdict of the first head", () -> judgedBy().equals(first.version()));
    assertThat(answer(desk.encoders()))
        .isEqualTo(
            new Encoders(
                List.of("surface-s", "small", BOTH), "surface-s", "surface-s", "surface-s"));

    List<Double> heard = new CopyOnWriteArrayList<>();
    assertThat(answer(desk.useEncoder(BOTH, heard::add))).isEqualTo(12);
    assertThat(heard).hasSize(12).isSorted().endsWith(1.0);
    Encoders now = answer(desk.encoders());
    assertThat(now.teaching()).isEqualTo(BOTH);
    assertThat(now.line()).as("the line goes on as it was").isEqualTo("surface-s");
    assertThat(new Memory(terminal.places().memory()).read().encoder()).isEqualTo(BOTH);
    assertThat(judgedBy()).isEqualTo(first.version());

    HeadProof second = answer(desk.teach(20));
    answer(desk.promote("a test"));
    FxTest.until("a verdict of the other encoder", () -> judgedBy().equals(second.version()));
    assertThat(state()).isEqualTo(LineState.RUNNING);
    assertThat(answer(desk.encoders()).line()).isEqualTo(BOTH);

    answer(desk.rollBack());
    FxTest.until("a verdict of the first head again", () -> judgedBy().equals(first.version()));
    assertThat(answer(desk.encoders()).line()).isEqualTo("surface-s");
    answer(station.stop());
    close();
    nothingWasMixed(first.version(), second.version());

    Terminal.Result judged =
        terminal.run("inspect", "--profile", "metal-surface", "--source", "sim:?seed=3&count=2");
    assertThat(judged.out()).contains("with surface-s/").contains("judged by " + first.version());
    terminal.run("heads", "rollback", "--profile", "metal-surface");
    Terminal.Result other =
        terminal.run("inspect", "--profile", "metal-surface", "--source", "sim:?seed=3&count=2");
    assertThat(other.out())
        .as(other.all())
        .contains("with " + BOTH + "/")
        .contains("judged by " + second.version());
  }

  private void nothingWasMixed(String first, String second) throws Exception {
    try (History history =
        History.open(LogPlace.of(terminal.places().database(), ShippedEncoder.natives()))) {
      List<StoredInspection> all = history.last(100_000);
      assertThat(all).anyMatch(one -> one.inspection().basis().head().equals(second));
      assertThat(all)
          .allSatisfy(
              one -> {
                EncoderId encoder = one.inspection().basis().encoder();
                String head = one.inspection().basis().head();
                assertThat(encoder.name()).isEqualTo(head.equals(second) ? BOTH : "surface-s");
                if (one.inspection().embedding() != null) {
                  assertThat(one.inspection().embedding().dimension())
                      .isEqualTo(encoder.dimension());
                }
              });
      assertThat(all).anyMatch(one -> one.inspection().basis().head().equals(first));
      String product = all.getFirst().inspection().basis().product();
      for (String head : new String[] {first, second}) {
        Instant challenged =
            history.events().last(product, 100).stream()
                .filter(event -> event.kind() == LineEvent.Kind.CHALLENGE)
                .filter(event -> event.details().contains(head))
                .map(LineEvent::from)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        assertThat(all)
            .filteredOn(one -> one.inspection().basis().head().equals(head))
            .as("known parts were put to a head before it judged")
            .allMatch(one -> one.inspection().origin().capturedAt().isAfter(challenged));
      }
    }
  }

  @Test
  void whatWasSeenBeforeAStopIsNotLookedAtAgain() throws Exception {
    answer(station.chooseProfile("metal-surface"));
    answer(desk.importFrom(shots, share -> {}));
    assertThatThrownBy(
            () ->
                answer(
                    desk.useEncoder(
                        "small",
                        share -> {
                          if (share > 0.4) {
                            desk.stopEncoder();
                          }
                        })))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("Stopped after 5 of 12 shots");
    Encoders now = answer(desk.encoders());
    assertThat(now.teaching()).isEqualTo("surface-s");
    assertThat(now.chosen()).as("whoever stops stays").isEqualTo("surface-s");
    close();

    Terminal.Result rest =
        terminal.run("shots", "embed", "--profile", "metal-surface", "--encoder", "small");
    assertThat(rest.out()).as(rest.all()).contains("has seen 12 shots").contains("7 of them now");
    Terminal.Result again =
        terminal.run("shots", "embed", "--profile", "metal-surface", "--encoder", "small");
    assertThat(again.out()).contains("0 of them now");
  }

  @Test
  void aChoiceOutlivesTheProgram() throws Exception {
    answer(station.chooseProfile("metal-surface"));
    answer(desk.importFrom(shots, share -> {}));
    Thread closing = new Thread(desk::close, "closing");
    CompletionStage<Integer> begun =
        desk.useEncoder(
            "small",
            share -> {
              if (closing.getState() == Thread.State.NEW) {
                closing.start();
              }
              while (closing.getState() == Thread.State.RUNNABLE) {
                Thread.onSpinWait();
              }
            });
    assertThatThrownBy(() -> answer(begun))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("Stopped after 1 of 12 shots");
    closing.join();
    close();
    assertThat(new Memory(terminal.places().memory()).read().encoder()).isEqualTo("small");
  }

  @Test
  void anEncoderThatDoesNotLoadChangesNothing() throws Exception {
    answer(station.chooseProfile("metal-surface"));
    assertThatThrownBy(() -> answer(desk.useEncoder("nothere", share -> {})))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("There is no encoder pack");
    assertThat(answer(desk.encoders()).chosen()).isEqualTo("surface-s");
    close();
    start("--encoder", "surface-s");
    answer(station.chooseProfile("metal-surface"));
    assertThatThrownBy(() -> answer(desk.useEncoder("small", share -> {})))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("started with --encoder surface-s");
  }

  private LineState state() throws Exception {
    return FxTest.onFx(() -> screen.viewProperty().get().state());
  }

  private String judgedBy() {
    var parts = screen.viewProperty().get().parts();
    return parts.isEmpty() ? "" : parts.getFirst().inspection().basis().head();
  }
}
