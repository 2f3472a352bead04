package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tenshot.app.Answers.answer;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.tenshot.ShippedEncoder;
import org.tenshot.cli.line.LineSpec;
import org.tenshot.domain.LineState;
import org.tenshot.domain.Picture;
import org.tenshot.domain.TenshotException;
import org.tenshot.image.PictureFiles;
import org.tenshot.store.StoredInspection;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.line.LineFacts;

/// Several lines in one station: what happens to one of them holds up no other.
class LinesTest extends SeveralLines {

  @Test
  void aLineThatEndsIsLostHangsOrIsStoppedHoldsUpNoOther() throws Exception {
    Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
    Path pictures = Files.createDirectories(folder.resolve("pictures"));
    draw(pictures, 0);
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      station.begin(
          List.of(
              new LineSpec("left", "bearing", ENDLESS),
              new LineSpec("folder", "metal-surface", pictures.toString()),
              new LineSpec("short", "bearing", "sim:?seed=5&count=4&rate=20"),
              new LineSpec(
                  "mute",
                  "metal-surface",
                  "http://127.0.0.1:%d/stream".formatted(silent.getLocalPort()))));
      ready();
      StationLine left = station.lines().get(0);
      StationLine watched = station.lines().get(1);
      StationLine ends = station.lines().get(2);
      StationLine mute = station.lines().get(3);

      FxTest.until("the short one ends", () -> view(ends).state() == LineState.STOPPED);
      FxTest.until("a picture of the folder", () -> view(watched).counts().frames() >= 1);
      goesOn(left);
      assertThat(encoders()).as("one encoder for all").isEqualTo(1);

      draw(pictures, 1);
      FxTest.until("the next picture", () -> view(watched).counts().frames() >= 2);
      Path away = Files.move(pictures, folder.resolve("away"));
      FxTest.until("the folder is lost", () -> view(watched).state() == LineState.FAULT);
      goesOn(left);
      Files.move(away, pictures);
      draw(pictures, 2);
      FxTest.until("it is back by itself", () -> runs(watched));

      goesOn(left);
      assertThat(view(mute).counts().pass()).as("a line without a picture").isZero();
      CompletionStage<?> stopping = mute.actions().stop();
      goesOn(left);
      answer(stopping);
      answer(watched.actions().stop());
      goesOn(left);
      answer(left.actions().stop());
      long said = view(left).counts().frames();
      long sorted = view(watched).counts().frames();
      station.close();

      List<StoredInspection> rows = rows();
      assertThat(of(rows, "left: " + ENDLESS)).hasSize(Math.toIntExact(said)).isNotEmpty();
      assertThat(of(rows, "left: " + ENDLESS)).allMatch(row -> product(row).equals(bearing()));
      assertThat(of(rows, "folder: " + pictures))
          .hasSize(Math.toIntExact(sorted))
          .noneMatch(row -> product(row).equals(bearing()));
      assertThat(of(rows, "short: ")).hasSize(4);
    }
    FxTest.until("no thread is left", () -> left(before).isEmpty());
  }

  /// What tests of other classes leave behind does not count, nor what Java and JavaFX do.
  private static List<String> left(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread) && thread.isAlive())
        .map(Thread::getName)
        .filter(
            name ->
                name.matches(
                    "(station|camera|inspect|answer|recorder|encoder|closing|source|log|writer).*"))
        .toList();
  }

  private static long encoders() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("encoder") && thread.isAlive())
        .count();
  }

  @Test
  void theStationStartsAgainWithTheLinesThatItHad() throws Exception {
    assertThat(
            station.begin(
                List.of(
                    new LineSpec("left", "bearing", ENDLESS),
                    new LineSpec("right", "metal-surface", ENDLESS))))
        .isFalse();
    ready();
    StationLine right = station.lines().get(1);
    FxTest.until("both run", () -> station.lines().stream().allMatch(SeveralLines::runs));
    answer(right.actions().stop());
    station.close();

    station = fresh();
    assertThat(station.begin(List.of())).isFalse();
    assertThat(station.lines())
        .extracting(line -> line.spec().name())
        .containsExactly("left", "right");
    ready();
    StationLine first = station.lines().getFirst();
    FxTest.until("it runs as before", () -> view(first).counts().frames() >= 1);
    StationLine second = station.lines().get(1);
    FxTest.until("it has its product", () -> view(second).facts() != null);
    assertThat(view(second).state()).isEqualTo(LineState.STOPPED);
    assertThat(view(first).facts()).extracting(LineFacts::profile).isEqualTo("bearing");
    assertThat(audit().stream().filter(row -> row.startsWith("PRODUCT")))
        .as("what stands as it stood is not written again")
        .containsExactlyInAnyOrder(
            "PRODUCT line left null bearing", "PRODUCT line right null metal-surface");
  }

  @Test
  void aLineIsAddedAndTakenAwayWhenItStands() throws Exception {
    assertThat(station.begin(List.of())).as("a person chooses the product").isTrue();
    StationLine only = station.lines().getFirst();
    answer(only.actions().chooseProfile("bearing"));
    assertThatThrownBy(() -> answer(station.remove(only))).hasMessageContaining("only line");
    answer(only.actions().addLine("metal-surface"));
    answer(only.actions().addLine("metal-surface"));
    assertThat(station.lines())
        .extracting(line -> line.spec().name())
        .containsExactly("", "metal-surface", "metal-surface-2");
    ready();
    StationLine second = station.lines().get(1);
    FxTest.until("it runs", () -> runs(second));
    assertThatThrownBy(() -> answer(station.remove(second))).hasMessageContaining("stop it first");
    answer(second.actions().stop());
    answer(station.remove(second));
    assertThat(station.lines()).hasSize(2);
    assertThat(new Memory(places.memory()).read().lines())
        .extracting(Memory.KnownLine::name)
        .containsExactly("", "metal-surface-2");
    assertThat(audit()).contains("PRODUCT line metal-surface metal-surface null");
  }

  private static void draw(Path pictures, int number) throws Exception {
    byte[] rgb = new byte[300 * 300 * 3];
    new Random(number).nextBytes(rgb);
    Path part = pictures.resolveSibling(number + ".part");
    Files.write(part, PictureFiles.png(new Picture(300, 300, rgb)));
    Files.move(part, pictures.resolve(number + ".png"));
  }

  private static String product(StoredInspection row) {
    return row.inspection().basis().product();
  }

  private static String bearing() {
    try {
      return ShippedEncoder.profile("bearing").product();
    } catch (TenshotException e) {
      throw new AssertionError(e);
    }
  }
}
