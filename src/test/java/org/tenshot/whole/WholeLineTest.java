package org.tenshot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.ShippedEncoder;
import org.tenshot.camera.FrameSource;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.ClassPrompts;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Region;
import org.tenshot.domain.Verdict;
import org.tenshot.encode.OnnxEncoder;
import org.tenshot.image.PictureFiles;
import org.tenshot.inspect.Inspector;
import org.tenshot.inspect.Line;
import org.tenshot.inspect.Recipe;
import org.tenshot.inspect.Recorder;
import org.tenshot.output.LineOutput;
import org.tenshot.output.OutputSettings;
import org.tenshot.output.Outputs;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;
import org.tenshot.store.LogPlace;
import org.tenshot.store.StoredInspection;
import org.tenshot.ui.common.FxBridge;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.line.LineFacts;
import org.tenshot.ui.line.LineScreen;
import org.tenshot.ui.line.LineViewModel;
import org.tenshot.ui.line.RecordedActions;

/// From a folder of pictures to verdicts, to the gate, to SQLite, to the screen: every part real,
/// with the encoder that ships.
@ExtendWith(FxTest.class)
class WholeLineTest {

  private static final int PARTS = 20;

  @TempDir Path folder;

  @Test
  void everyPictureOfAFolderIsJudgedSentStoredAndShown() throws Exception {
    Profile profile = ShippedEncoder.profile("bearing");
    Path pictures = drawParts(profile);
    Files.writeString(pictures.resolve("zz-broken.png"), "no picture");
    LogPlace place = LogPlace.of(folder.resolve("tenshot.db"), ShippedEncoder.natives());
    Path gate = folder.resolve("gate.jsonl");
    LineViewModel model = FxTest.onFx(() -> new LineViewModel(new FxBridge(), Clock.systemUTC()));
    List<LineOutput> outputs =
        new Outputs(
                new OutputSettings(
                    Clock.systemUTC(),
                    Duration.ofMillis(500),
                    folder.resolve("outbox"),
                    folder.resolve("keys"),
                    Map.of()))
            .open(List.of("file:" + gate));

    try (OnnxEncoder encoder = ShippedEncoder.open()) {
      Recipe recipe = Recipe.zeroShot(profile, encoder);
      model.lineOpened(facts(profile, encoder));
      try (InspectionLog log =
          InspectionLog.open(place, Clock.systemUTC(), model::recordingChanged)) {
        log.register(profile, encoder.id(), recipe.head().version());
        runToTheEnd(profile, recipe, encoder, log, outputs, model, pictures);
      }
      outputs.forEach(LineOutput::close);
      List<StoredInspection> stored = stored(place);
      assertThat(stored).hasSize(PARTS + 1);
      assertThat(stored.stream().filter(each -> kind(each) == Verdict.Kind.FAULT)).hasSize(1);
      assertThatEachIsWhatTheSamePictureGivesAlone(stored, recipe, encoder, pictures);
      assertThatPicturesAreKeptByTheRule(stored, place);
    }
    assertThatTheGateOpenedForPassesAlone(gate, place);
    assertThatTheScreenShowsTheCounts(model, place);
  }

  private Path drawParts(Profile profile) throws Exception {
    Path pictures = Files.createDirectories(folder.resolve("pictures"));
    try (FrameSource source = ShippedEncoder.source("sim:?seed=9&count=" + PARTS, profile)) {
      Arrival arrival;
      while (!((arrival = source.next()) instanceof Arrival.Ended)) {
        if (arrival instanceof Arrival.Taken(Frame frame)) {
          Files.write(
              pictures.resolve("part-" + frame.origin().sequence() + ".png"),
              PictureFiles.png(frame.picture()));
        }
      }
    }
    return pictures;
  }

  private static void runToTheEnd(
      Profile profile,
      Recipe recipe,
      OnnxEncoder encoder,
      InspectionLog log,
      List<LineOutput> outputs,
      LineViewModel model,
      Path pictures)
      throws Exception {
    Recorder recorder = new Recorder(log, profile.pictures());
    try (Line line =
        new Line(
            new Line.Parts(
                () -> ShippedEncoder.source(pictures.toString(), profile),
                new Inspector(encoder),
                recipe,
                outputs,
                recorder,
                List.of(model),
                Long.MAX_VALUE))) {
      line.start();
      assertThat(line.awaitEnd(60_000)).isTrue();
    }
    recorder.close();
    assertThat(recorder.unwritten()).isZero();
  }

  private static LineFacts facts(Profile profile, OnnxEncoder encoder) {
    return new LineFacts(
        profile.name(),
        profile.product(),
        profile.classes().stream().map(ClassPrompts::productClass).toList(),
        "a folder",
        encoder.device());
  }

  private static List<StoredInspection> stored(LogPlace place) throws Exception {
    try (History history = History.open(place)) {
      return history.last(100);
    }
  }

  private static Verdict.Kind kind(StoredInspection stored) {
    return stored.inspection().verdict().kind();
  }

  /// One code path: what the line said of a file is what an inspector says of it that was never on
  /// a line.
  private static void assertThatEachIsWhatTheSamePictureGivesAlone(
      List<StoredInspection> stored, Recipe recipe, OnnxEncoder encoder, Path pictures)
      throws Exception {
    Inspector alone = new Inspector(encoder);
    for (StoredInspection each : stored) {
      Inspection inspection = each.inspection();
      String file = inspection.origin().file();
      if (kind(each) == Verdict.Kind.FAULT || file == null) {
        continue;
      }
      Picture picture = PictureFiles.read(pictures.resolve(Path.of(file).getFileName()));
      Embedding embedding =
          alone.embed(picture, new Region.Box(0, 0, picture.width(), picture.height()));
      Inspection same = alone.inspect(new Frame(inspection.origin(), picture, null), recipe);
      assertThat(inspection.verdict()).isEqualTo(same.verdict());
      assertThat(cosine(inspection.embedding(), embedding)).isCloseTo(1, within(1e-5));
    }
  }

  private static double cosine(@Nullable Embedding stored, Embedding fresh) {
    assertThat(stored).isNotNull();
    return stored == null ? 0 : stored.cosine(fresh);
  }

  private static void assertThatPicturesAreKeptByTheRule(
      List<StoredInspection> stored, LogPlace place) throws Exception {
    try (History history = History.open(place)) {
      for (StoredInspection each : stored) {
        boolean kept = each.pictureHash() != null;
        boolean everyTenth = each.inspection().origin().sequence() % 10 == 0;
        boolean wanted =
            kind(each) != Verdict.Kind.FAULT && (kind(each) != Verdict.Kind.PASS || everyTenth);
        assertThat(kept).as(each.inspection().verdict().toString()).isEqualTo(wanted);
        if (each.pictureHash() != null) {
          assertThat(history.picture(each.pictureHash())).isPresent();
        }
      }
    }
  }

  private static void assertThatTheGateOpenedForPassesAlone(Path gate, LogPlace place)
      throws Exception {
    long opened =
        Files.readAllLines(gate).stream().filter(line -> line.contains("\"OPEN\"")).count();
    long passed = stored(place).stream().filter(each -> kind(each) == Verdict.Kind.PASS).count();
    assertThat(opened).isEqualTo(passed);
  }

  private static void assertThatTheScreenShowsTheCounts(LineViewModel model, LogPlace place)
      throws Exception {
    LineScreen screen =
        FxTest.onFx(
            () -> new LineScreen(model, new RecordedActions(), new Strings(Language.ENGLISH)));
    Scene scene = FxTest.onFx(() -> new Scene(screen, 1280, 800));
    FxTest.run(
        () -> {
          screen.applyCss();
          screen.layout();
        });
    BufferedImage picture = FxTest.snapshot(scene, "whole-line");
    assertThat(colours(picture)).as("something was drawn").isGreaterThan(50);
    long passed = stored(place).stream().filter(each -> kind(each) == Verdict.Kind.PASS).count();
    String shown =
        FxTest.onFx(() -> ((javafx.scene.control.Labeled) screen.lookup("#count-pass")).getText());
    assertThat(shown).isEqualTo(Long.toString(passed));
    FxTest.run(screen::close);
  }

  private static int colours(BufferedImage picture) {
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < picture.getHeight(); y += 3) {
      for (int x = 0; x < picture.getWidth(); x += 3) {
        colours.add(picture.getRGB(x, y));
      }
    }
    return colours.size();
  }
}
