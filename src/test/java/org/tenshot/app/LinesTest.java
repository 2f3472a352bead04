package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.ShippedEncoder;
import org.tenshot.cli.line.LineOptions;
import org.tenshot.cli.line.LineSpec;
import org.tenshot.domain.LineState;
import org.tenshot.domain.Picture;
import org.tenshot.domain.TenshotException;
import org.tenshot.image.PictureFiles;
import org.tenshot.store.AuditRecord;
import org.tenshot.store.History;
import org.tenshot.store.LogPlace;
import org.tenshot.store.StoredInspection;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.line.LineFacts;
import org.tenshot.ui.line.LineView;

/// Several lines in one station, on one real encoder and one real log: what happens to one of them
/// holds up no other.
@ExtendWith(FxTest.class)
class LinesTest {

  private static final String ENDLESS = "sim:?seed=2&rate=20";

  /// What was embedded for one test serves the next.
  @TempDir static Path texts;

  @TempDir Path folder;
  private Places places;
  private Station station;

  @BeforeEach
  void open() throws Exception {
    places =
        new Places(
            Path.of(System.getProperty("tenshot.home")),
            folder.resolve("data"),
            ShippedEncoder.natives());
    Files.createDirectories(places.data());
    Files.createSymbolicLink(places.texts(), texts);
    station = fresh();
  }

  private Station fresh() {
    return new Station(new Assembly(places), new Memory(places.memory()), new LineOptions());
  }

  @AfterEach
  void close() {
    station.close();
  }

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
    FxTest.until("both run", () -> station.lines().stream().allMatch(LinesTest::runs));
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

  @Test
  void oneOutputFollowsOneLine() throws Exception {
    Path profiles = Files.createDirectories(folder.resolve("data/profiles"));
    String shipped =
        Files.readString(
            Path.of(System.getProperty("tenshot.home")).resolve("profiles/bearing.yaml"));
    int port = freePort();
    String outputs = "outputs: [\"modbus://%s:%d\"]\n";
    Files.writeString(profiles.resolve("one.yaml"), shipped + outputs.formatted("127.0.0.1", port));
    Files.writeString(profiles.resolve("two.yaml"), shipped + outputs.formatted("0.0.0.0", port));
    station.begin(List.of(new LineSpec("left", "one", ENDLESS)));
    ready();
    StationLine left = station.lines().getFirst();
    FxTest.until("it runs", () -> runs(left));
    StationLine right = station.add(new LineSpec("right", null, ENDLESS));
    assertThatThrownBy(() -> answer(right.actions().chooseProfile("two")))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("profile two (line right)")
        .hasMessageContaining("profile one (line left");
    goesOn(left);

    Terminal.Result refused =
        new Terminal(folder.resolve("data"))
            .run("inspect", "--line", "left=one", "--line", "right=two", "--frames", "1");
    assertThat(refused.code()).as(refused.all()).isEqualTo(3);
    assertThat(refused.err()).contains("one output follows one line");
  }

  @Test
  void aTerminalSaysWhichLineSaidWhat() throws Exception {
    Terminal terminal = new Terminal(folder.resolve("data"));
    String[] lines = {
      "inspect",
      "--line",
      "left=bearing@sim:?seed=2&count=3",
      "--line",
      "right=metal-surface@sim:?seed=3&count=5"
    };
    Terminal.Result text = terminal.run(lines);
    assertThat(text.code()).as(text.all()).isZero();
    assertThat(text.out().lines().filter(line -> line.matches("left   +\\d+  [A-Z].*"))).hasSize(3);
    assertThat(text.out().lines().filter(line -> line.matches("right  +\\d+  [A-Z].*"))).hasSize(5);
    assertThat(text.out()).contains("right:", "5 frames", "3 frames");
    List<String> arguments = new ArrayList<>(List.of(lines));
    arguments.add("--json");
    Terminal.Result json = terminal.run(arguments.toArray(String[]::new));
    assertThat(json.out().lines()).hasSize(8);
    assertThat(json.out().lines().filter(line -> line.startsWith("{\"line\":\"left\",")))
        .hasSize(3);
    assertThat(of(rows(), "left: sim:?seed=2&count=3")).hasSize(6);
    assertThat(of(rows(), "right: sim:?seed=3&count=5")).hasSize(10);

    for (String wrong : List.of("left", "=bearing", "le ft=bearing", "left=", "left=bearing@")) {
      Terminal.Result refused = terminal.run("inspect", "--line", wrong);
      assertThat(refused.code()).as(refused.all()).isEqualTo(3);
      assertThat(refused.err()).contains("NAME=PROFILE");
    }
    assertThat(terminal.run("inspect", "--line", "a=bearing", "--line", "A=bearing").err())
        .contains("a name of its own");
    assertThat(terminal.run("inspect", "--line", "a=bearing", "--source", "sim:").err())
        .contains("leave out --profile and --source");
    assertThat(terminal.run("inspect").code()).isEqualTo(2);
  }

  private static int freePort() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /// Every line has its product: the prompts of a fresh data folder take a while.
  private void ready() throws Exception {
    for (StationLine line : station.lines()) {
      answer(line.withProduct());
    }
  }

  private static void goesOn(StationLine line) throws Exception {
    long now = view(line).counts().frames();
    FxTest.until("the other line goes on", () -> view(line).counts().frames() >= now + 5);
    assertThat(view(line).state()).isEqualTo(LineState.RUNNING);
  }

  private static LineView view(StationLine line) {
    return line.screen().viewProperty().get();
  }

  private static boolean runs(StationLine line) {
    return view(line).state() == LineState.RUNNING;
  }

  private static void draw(Path pictures, int number) throws Exception {
    byte[] rgb = new byte[300 * 300 * 3];
    new Random(number).nextBytes(rgb);
    Path part = pictures.resolveSibling(number + ".part");
    Files.write(part, PictureFiles.png(new Picture(300, 300, rgb)));
    Files.move(part, pictures.resolve(number + ".png"));
  }

  private List<StoredInspection> rows() throws Exception {
    try (History history = history()) {
      return history.last(100_000);
    }
  }

  private List<String> audit() throws Exception {
    // What was asked before it is in the file when this is answered.
    answer(answer(station.log()).audit().stand(List.of()));
    List<String> rows = new ArrayList<>();
    try (History history = history()) {
      history
          .audit()
          .each(
              (AuditRecord row) ->
                  rows.add(
                      String.join(
                          " ",
                          row.what(),
                          row.subject(),
                          row.before(),
                          String.valueOf(row.after()))));
    }
    return rows;
  }

  private History history() throws TenshotException {
    return History.open(LogPlace.of(places.database(), ShippedEncoder.natives()));
  }

  private static List<StoredInspection> of(List<StoredInspection> rows, String source) {
    return rows.stream()
        .filter(row -> row.inspection().origin().source().startsWith(source))
        .toList();
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

  private static <T> T answer(CompletionStage<T> asked) throws Exception {
    try {
      return asked.toCompletableFuture().get(180, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof TenshotException told ? told : e;
    }
  }
}
