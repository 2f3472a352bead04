package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tenshot.app.Answers.answer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.cli.line.LineOptions;
import org.tenshot.cli.line.LineSpec;
import org.tenshot.domain.Picture;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;
import org.tenshot.image.PictureFiles;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.line.LineActions;
import org.tenshot.ui.line.LineViewModel;
import org.tenshot.ui.teach.ClassDescriptions;
import org.tenshot.ui.teach.GalleryItem;
import org.tenshot.ui.teach.HeadProof;
import org.tenshot.ui.teach.TeachActions;
import org.tenshot.ui.teach.TeachFacts;
import org.tenshot.ui.teach.Trial;

/// A head is taught beside the running line: from its pictures to the verdicts that it gives.
@ExtendWith(FxTest.class)
class TeachDeskTest {

  private static final TeachActions.Filter ALL = new TeachActions.Filter(null, false, false, 120);

  @TempDir Path folder;
  private LineViewModel screen;
  private Station whole;
  private LineActions station;
  private TeachDesk desk;

  @BeforeEach
  void open() throws Exception {
    Places places = FreshPlaces.in(folder);
    Assembly assembly = new Assembly(places);
    LineOptions options = new LineOptions();
    whole = new Station(assembly, new Memory(places.memory()), options);
    StationLine line = whole.add(new LineSpec("", null, "sim:?seed=2&rate=60"));
    screen = line.screen();
    station = line.actions();
    desk = new TeachDesk(assembly, line, options, () -> {});
  }

  @AfterEach
  void close() {
    desk.close();
    whole.close();
  }

  @Test
  void aHeadIsTaughtFromTheLinesPicturesAndJudgesTheNextParts() throws Exception {
    answer(station.chooseProfile("metal-surface"));
    answer(station.start());
    FxTest.until("eighty parts", () -> screen.viewProperty().get().counts().frames() >= 80);
    FxTest.until("pictures in the log", () -> pictures(true) >= 3 && pictures(false) >= 6);

    List<GalleryItem> items = answer(desk.gallery(ALL));
    List<Long> good = label(items, true, 3);
    label(items, false, 6);
    TeachFacts facts = answer(desk.facts());
    assertThat(facts.shots().get("good")).isEqualTo(3);
    assertThat(facts.judging()).isNull();
    GalleryItem labelled =
        answer(desk.gallery(ALL)).stream()
            .filter(own -> good.getFirst().equals(own.shot()))
            .findFirst()
            .orElseThrow();
    assertThat(labelled.label()).isEqualTo("good");
    assertThat(answer(desk.picture(labelled.picture())).width()).isGreaterThan(100);

    HeadProof proof = answer(desk.teach(20));
    assertThat(proof.version()).startsWith("auto/");
    assertThat(proof.goodPassed().total()).isEqualTo(3);
    assertThat(Arrays.stream(proof.matrix()).flatMapToInt(Arrays::stream).sum())
        .as("every shot was judged")
        .isEqualTo(9);
    assertThat(proof.notes()).isNotEmpty();
    HeadProof dearer = answer(desk.weigh(1000));
    assertThat(dearer.cuts().limits().pass()).isGreaterThanOrEqualTo(proof.cuts().limits().pass());

    answer(desk.promote("a test"));
    assertThat(answer(desk.facts()).judging()).isEqualTo(1);
    FxTest.until("a verdict of the new head", () -> judgedBy().equals(proof.version()));
    assertThat(answer(desk.facts()).versions().getFirst().goodPassed().total()).isEqualTo(3);

    Trial trial = answer(desk.tryHead(1L));
    assertThat(trial.inspections()).isGreaterThanOrEqualTo(80);
    assertThat(trial.after().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(trial.inspections());
    assertThat(trial.wholeOnly()).isTrue();

    answer(desk.rollBack());
    FxTest.until("a verdict of the prompts", () -> judgedBy().startsWith("zero-shot/"));
    assertThat(answer(desk.gallery(new TeachActions.Filter(null, true, true, 10))))
        .isNotEmpty()
        .allSatisfy(own -> assertThat(own.label()).isNull());
  }

  @Test
  void labelsAreChangedAndTakenBack() throws Exception {
    answer(station.chooseProfile("metal-surface"));
    answer(station.start());
    FxTest.until("pictures in the log", () -> pictures(false) >= 2);
    answer(station.stop());
    List<GalleryItem> items = answer(desk.gallery(ALL)).subList(0, 2);

    List<Long> shots = answer(desk.label(items, "dent"));
    assertThat(answer(desk.facts()).shots()).containsEntry("dent", 2);
    answer(desk.relabel(doubt(shots.getFirst(), items.getFirst()), "pit"));
    assertThat(answer(desk.facts()).shots()).containsEntry("dent", 1).containsEntry("pit", 1);
    answer(desk.takeBack(shots.subList(1, 2)));
    assertThat(answer(desk.facts()).shots()).doesNotContainKey("dent");
  }

  @Test
  void anImportIsCountedAndAStoppedOneLeavesNothing() throws Exception {
    answer(station.chooseProfile("metal-surface"));
    Path shots = folder.resolve("shots");
    Path good = Files.createDirectories(shots.resolve("good"));
    for (int i = 0; i < 12; i++) {
      byte[] rgb = new byte[300 * 300 * 3];
      Arrays.fill(rgb, (byte) (20 * i));
      Files.write(good.resolve(i + ".png"), PictureFiles.png(new Picture(300, 300, rgb)));
    }
    List<Double> heard = new CopyOnWriteArrayList<>();
    assertThatThrownBy(
            () ->
                answer(
                    desk.importFrom(
                        shots,
                        share -> {
                          heard.add(share);
                          if (share > 0.7) {
                            desk.cancelImport();
                          }
                        })))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("nothing of it was kept");
    assertThat(heard).hasSizeBetween(17, 23).isSorted();
    assertThat(answer(desk.facts()).shots()).isEmpty();

    assertThat(answer(desk.importFrom(shots, share -> {}))).isEqualTo(12);
    assertThat(answer(desk.importFrom(shots, share -> {}))).isEqualTo(12);
    assertThat(answer(desk.facts()).shots()).containsEntry("good", 12);
  }

  @Test
  void promptsAreTriedOnTheLastFramesAndWrittenIntoTheStationsOwnProfile() throws Exception {
    answer(station.chooseProfile("metal-surface"));
    answer(station.start());
    FxTest.until("forty parts", () -> screen.viewProperty().get().counts().frames() >= 40);
    answer(station.stop());
    List<ClassDescriptions> prompts = answer(desk.prompts());
    assertThat(prompts).hasSize(10).allSatisfy(own -> assertThat(own.others()).isPositive());

    Trial same = answer(desk.tryPrompts(Map.of()));
    assertThat(same.inspections()).isGreaterThanOrEqualTo(40);
    assertThat(same.changed()).as("but for rounding in the log").isLessThanOrEqualTo(1);
    List<String> wrong =
        IntStream.range(0, 60).mapToObj(i -> "a scratch of %d millimetres".formatted(i)).toList();
    Map<String, List<String>> turned = Map.of("good", wrong, "dent", List.of());
    assertThat(answer(desk.tryPrompts(turned)).changed()).isPositive();

    Path written = answer(desk.keepPrompts(turned));
    assertThat(written).startsWith(folder.resolve("data").resolve("profiles"));
    assertThat(written).content().contains("- \"a scratch of 7 millimetres\"");
    assertThat(answer(desk.prompts()).getFirst().descriptions()).isEqualTo(wrong);
    assertThatThrownBy(() -> answer(desk.keepPrompts(Map.of("bent", List.of("a bend")))))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("no class bent");
  }

  @Test
  void whatCannotBeDoneIsASentence() throws Exception {
    assertThatThrownBy(() -> answer(desk.facts()))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("choose one first");
    answer(station.chooseProfile("metal-surface"));
    assertThatThrownBy(() -> answer(desk.teach(20)))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("no shot");
    assertThatThrownBy(() -> answer(desk.promote(null)))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("No head was learnt yet");
  }

  private static HeadProof.Doubt doubt(long shot, GalleryItem item) {
    return new HeadProof.Doubt(shot, item.picture(), "dent", "pit", 0.6, List.of());
  }

  private List<Long> label(List<GalleryItem> items, boolean good, int count) throws Exception {
    List<Long> shots = new ArrayList<>();
    for (GalleryItem item : items) {
      if (item.className().equals("good") == good && shots.size() < count) {
        shots.addAll(answer(desk.label(List.of(item), item.className())));
      }
    }
    assertThat(shots).hasSize(count);
    return shots;
  }

  private long pictures(boolean good) {
    try {
      return answer(desk.gallery(ALL)).stream()
          .filter(own -> own.verdict() != Verdict.Kind.FAULT)
          .filter(own -> own.className().equals("good") == good)
          .count();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private String judgedBy() {
    return screen.viewProperty().get().parts().getFirst().inspection().basis().head();
  }
}
