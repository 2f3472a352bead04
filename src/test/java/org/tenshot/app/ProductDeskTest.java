package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.access.Person;
import org.tenshot.access.Role;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.line.LineOptions;
import org.tenshot.cli.line.LineSpec;
import org.tenshot.domain.Change;
import org.tenshot.domain.Picture;
import org.tenshot.image.PictureFiles;
import org.tenshot.store.History;
import org.tenshot.ui.common.FxTest;
import org.tenshot.ui.common.Hands;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.Strings;
import org.tenshot.ui.product.ProductScreen;

/// A product comes into a station through its window: a real file, a real log, a real line.
@ExtendWith(FxTest.class)
class ProductDeskTest {

  private static final String PROFILE = "metal-surface";

  @TempDir static Path elsewhere;
  private static Path file;

  @TempDir Path folder;
  private final Strings strings = new Strings(Language.ENGLISH);
  private final List<String> refused = new ArrayList<>();
  private Places places;
  private Assembly assembly;
  private Station station;
  private StationLine line;
  private ProductDesk desk;
  private ProductScreen screen;
  private Hands hands;
  private volatile boolean left;

  /// One product of another station for all tests: teaching takes its time.
  @BeforeAll
  static void teach() throws Exception {
    Terminal here = new Terminal(elsewhere.resolve("here"));
    file = elsewhere.resolve("surface.tenshot");
    Path shots = elsewhere.resolve("shots");
    Random random = new Random(1);
    for (String own : List.of("good", "scratch")) {
      Path target = Files.createDirectories(shots.resolve(own));
      for (int i = 0; i < 4; i++) {
        byte[] rgb = new byte[3 * 64 * 64];
        random.nextBytes(rgb);
        Files.write(target.resolve(i + ".png"), PictureFiles.png(new Picture(64, 64, rgb)));
      }
    }
    ok(here, "label", shots.toString(), "--profile", PROFILE, "--person", "Jana");
    ok(here, "teach", "--profile", PROFILE);
    ok(here, "product", "export", PROFILE, file.toString());
  }

  @BeforeEach
  void open() throws Exception {
    Terminal there = new Terminal(folder.resolve("there"));
    places = there.places();
    assembly = new Assembly(places);
    LineOptions options = new LineOptions();
    station = new Station(assembly, new Memory(places.memory()), options);
    line = station.add(new LineSpec("", null, "sim:?seed=4&rate=20"));
    desk = new ProductDesk(assembly, line, options, () -> left = true);
    desk.offersLogIn(refused::add);
    screen = FxTest.onFx(() -> new ProductScreen(desk, strings));
    hands = new Hands(FxTest.onFx(() -> new Scene(screen, 1280, 800)));
    // A pane that scrolls has nothing in it before it was laid out.
    hands.settle();
    FxTest.run(screen::open);
  }

  private static void ok(Terminal station, String... arguments) {
    Terminal.Result result = station.run(arguments);
    assertThat(result.code()).as(result.all()).isEqualTo(ExitCode.OK);
  }

  @AfterEach
  void close() {
    desk.close();
    station.close();
  }

  @Test
  void aFileIsShownTakenInAndOpenedOnTheLine() throws Exception {
    look(file);
    FxTest.until("what it holds", () -> shown("#product-check"));
    assertThat(said())
        .contains("Product “", "Signed by a station that nobody here trusts")
        .contains("Encoder surface-s", "is here", "cannot be compared");
    assertThat(button("#product-import").isDisabled()).as("a stranger's file").isTrue();
    for (Language language : Language.values()) {
      use(language);
      FxTest.snapshot(hands.scene(), "product-file-" + language.name().toLowerCase(Locale.ROOT));
    }
    use(Language.ENGLISH);
    hands.fire("#product-any-signer");
    hands.fire("#product-import");
    FxTest.until("it is in", () -> shown("#product-done"));
    assertThat(hands.words("#product-done")).contains("1 heads", "No head judges");
    FxTest.snapshot(hands.scene(), "product-file-done");
    try (History history = assembly.history(null)) {
      assertThat(history.audit().knows(Change.Kind.PRODUCT_IMPORTED)).isTrue();
      assertThat(history.teaching().heads(assembly.profile(PROFILE).product())).hasSize(1);
    }
    hands.fire("#product-next");
    FxTest.until("the line's screen", () -> left);
    assertThat(Objects.requireNonNull(line.open()).profile().name()).isEqualTo(PROFILE);
  }

  @Test
  void whoMayNotImportIsAskedWhoTheyAreAndNothingIsTakenIn() throws Exception {
    assembly.people().add(new Person("Jana", Role.ADMINISTRATOR), "birnbaum".toCharArray(), false);
    look(file);
    FxTest.until("what it holds", () -> shown("#product-check"));
    hands.fire("#product-any-signer");
    hands.fire("#product-import");
    FxTest.until("a sentence", () -> !refused.isEmpty());
    assertThat(refused.getFirst()).contains("import a product");
    try (History history = assembly.history(null)) {
      assertThat(history.audit().knows(Change.Kind.PRODUCT_IMPORTED)).isFalse();
    }
  }

  @Test
  void aProfileOfTheSameNameNeedsANewOneAndAnotherCameraIsSaid() throws Exception {
    Path own = Files.createDirectories(places.profiles().getFirst());
    String text = Files.readString(places.home().resolve("profiles/" + PROFILE + ".yaml"));
    Files.writeString(own.resolve(PROFILE + ".yaml"), text + "\n# another one\n");
    ok(
        new Terminal(folder.resolve("there")),
        "inspect",
        "--profile",
        "bearing",
        "--frames",
        "3",
        "--source",
        "sim:?seed=1");
    look(file);
    FxTest.until("what it holds", () -> shown("#product-check"));
    assertThat(said()).contains("There is another profile metal-surface here");
    FxTest.snapshot(hands.scene(), "product-file-taken");
    hands.fire("#product-any-signer");
    assertThat(button("#product-import").isDisabled()).as("its name is taken").isTrue();
    hands.type("#product-as", "surface-two");
    hands.fire("#product-import");
    FxTest.until("it is in", () -> shown("#product-done"));
    assertThat(own.resolve("surface-two.yaml")).exists();
  }

  @Test
  void scrapIsRefusedWithASentence() throws Exception {
    Path scrap = Files.writeString(folder.resolve("scrap.tenshot"), "scrap");
    look(scrap);
    FxTest.until("a sentence", () -> hands.words(".notice", ".label").contains("no product file"));
    assertThat(shown("#product-check")).isFalse();
  }

  @Test
  void theProductOfTheLineIsWrittenForOthers() throws Exception {
    line.choose(PROFILE, "Jana").get();
    FxTest.run(screen::open);
    FxTest.until("a product", () -> !button("#product-export").isDisabled());
    FxTest.snapshot(hands.scene(), "product-export");
    Path out = folder.resolve("out.tenshot");
    Files.writeString(out, "what was there before");
    desk.export(out).toCompletableFuture().get();
    Terminal third = new Terminal(folder.resolve("third"));
    ok(third, "product", "import", out.toString(), "--any-signer");
    assertThat(folder.resolve("out.tenshot.part")).doesNotExist();

    Path taken = folder.resolve("taken.tenshot");
    Files.createDirectories(taken.resolve("by a folder"));
    assertThatThrownBy(() -> desk.export(taken).toCompletableFuture().get())
        .hasMessageContaining("taken.tenshot cannot be written");
    try (var left = Files.list(folder)) {
      assertThat(left)
          .as("nothing is left beside what could not be replaced")
          .noneMatch(own -> own.getFileName().toString().startsWith("taken.tenshot."));
    }
  }

  private void look(Path own) throws Exception {
    FxTest.run(() -> screen.look(own));
  }

  private void use(Language language) throws Exception {
    FxTest.run(
        () -> {
          strings.use(language);
          hands.scene().setRoot(new Group());
          hands = new Hands(new Scene(screen, 1280, 800));
        });
    hands.settle();
  }

  private boolean shown(String id) {
    return hands.find(id).isVisible();
  }

  private Button button(String id) {
    return (Button) hands.find(id);
  }

  /// All that is said of the file.
  private String said() throws Exception {
    return FxTest.onFx(
        () ->
            String.join(
                "\n",
                hands.find("#product-check").lookupAll(".label").stream()
                    .map(own -> ((Label) own).getText())
                    .toList()));
  }
}
