package org.tenshot.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.ClassPrompts;
import org.tenshot.domain.Limits;
import org.tenshot.domain.PictureRule;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Region;
import org.tenshot.domain.Simulation;
import org.tenshot.domain.TenshotException;

class ProfileReaderTest {

  private static final String VALID =
      """
      product: ball bearing
      source: "sim:"
      region: {x: 10, y: 20, width: 300, height: 200, unit: pixels}
      templates: ["a photo of a {state} {product}", "a {product}, {state}"]
      words:
        product: [bearing, ball bearing]
      classes:
        good:
          kind: good
          words: {state: [flawless, new]}
          simulate: {makes: good, weight: 10}
        rust:
          kind: defect
          words: {state: rusty}
          descriptions: [orange patches on a bearing]
          simulate: [{makes: rust, weight: 2}, {makes: stain}]
        empty:
          kind: void
          templates: [an empty fixture]
      limits: {pass: 0.85, reject: 0.4, no-part: 0.3}
      pictures: {every: 7}
      outputs: ["tcp://plc:5020", "file:verdicts.jsonl"]
      simulation: {part: bearing, material: machined-metal, size: 256, parts-per-second: 2.5}
      """;

  private final ProfileReader reader = new ProfileReader(TemplateLibrary.shipped());

  @TempDir Path folder;

  @Test
  void everyFieldIsReadAsItStands() throws Exception {
    Profile profile = read(VALID);
    assertThat(profile.name()).isEqualTo("part");
    assertThat(profile.product()).isEqualTo("ball bearing");
    assertThat(profile.source()).isEqualTo("sim:");
    assertThat(profile.region()).isEqualTo(new Region(10, 20, 300, 200, Region.Unit.PIXELS));
    assertThat(profile.templates())
        .containsExactly("a photo of a {state} {product}", "a {product}, {state}");
    assertThat(profile.words()).isEqualTo(Map.of("product", List.of("bearing", "ball bearing")));
    assertThat(profile.limits()).isEqualTo(new Limits(0.85, 0.4, 0.3));
    assertThat(profile.pictures()).isEqualTo(new PictureRule(PictureRule.Kind.EVERY_NTH, 7));
    assertThat(profile.outputs()).containsExactly("tcp://plc:5020", "file:verdicts.jsonl");
    ProductClass good = new ProductClass("good", ClassKind.GOOD);
    ProductClass rust = new ProductClass("rust", ClassKind.DEFECT);
    assertThat(profile.classes())
        .containsExactly(
            new ClassPrompts(
                good, Map.of("state", List.of("flawless", "new")), List.of(), List.of()),
            new ClassPrompts(
                rust,
                Map.of("state", List.of("rusty")),
                List.of("orange patches on a bearing"),
                List.of()),
            new ClassPrompts(
                new ProductClass("empty", ClassKind.VOID),
                Map.of(),
                List.of(),
                List.of("an empty fixture")));
    assertThat(profile.simulation())
        .isEqualTo(
            new Simulation(
                "bearing",
                "machined-metal",
                256,
                2.5,
                List.of(
                    new Simulation.Share(good, "good", 10),
                    new Simulation.Share(rust, "rust", 2),
                    new Simulation.Share(rust, "stain", 1))));
    assertThat(profile.text()).isEqualTo(VALID);
  }

  @Test
  void whatIsLeftOutHasItsDefault() throws Exception {
    Profile profile =
        read(
            """
            product: gear
            source: pictures/
            classes:
              ok: {kind: good}
              worn: {kind: defect, words: {defect: [worn]}}
            """);
    assertThat(profile.region()).isEqualTo(Region.WHOLE);
    assertThat(profile.limits()).isEqualTo(Limits.DEFAULT);
    assertThat(profile.pictures()).isEqualTo(PictureRule.DEFAULT);
    assertThat(profile.outputs()).isEmpty();
    assertThat(profile.simulation()).isNull();
    assertThat(profile.words()).containsEntry("product", List.of("gear"));
    assertThat(profile.classes().get(0).templates()).contains("a {product} without defects");
    assertThat(profile.classes().get(1).templates())
        .contains("a photo of a {defect} {product}")
        .noneMatch(template -> template.contains("{flaw}") || template.contains("{material}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bearing", "metal-surface", "magnetic-tile", "template"})
  void theShippedProfilesAreValidAndEveryClassHasManyTexts(String name) throws Exception {
    Profile profile =
        reader.read(Path.of(System.getProperty("tenshot.home"), "profiles", name + ".yaml"));
    assertThat(profile.name()).isEqualTo(name);
    assertThat(new PromptExpander().expand(profile))
        .allSatisfy(
            one ->
                assertThat(one.texts())
                    .as("texts of " + one.productClass().name())
                    .hasSizeBetween(4, PromptExpander.MOST_TEXTS)
                    .noneMatch(text -> text.contains("{") || text.contains("}")));
    assertThat(profile.classes())
        .extracting(one -> one.productClass().kind())
        .contains(ClassKind.GOOD, ClassKind.DEFECT);
  }

  @Test
  void theMagneticTilesClassesAreTheFoldersOfTheDataSet() throws Exception {
    Profile profile =
        reader.read(Path.of(System.getProperty("tenshot.home"), "profiles/magnetic-tile.yaml"));
    assertThat(profile.classes())
        .extracting(one -> one.productClass().name())
        .containsExactlyInAnyOrder("free", "blowhole", "break", "crack", "fray", "uneven");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "product: ball bearing | prodct: x | line 1, prodct: 'prodct' is no field of a profile; did you mean product?",
        "product: ball bearing | # none | line 2: the field product is missing: write product:",
        "product: ball bearing | product: 12 | line 1, product: 12 is no text: write \"12\" in quotes",
        "product: ball bearing | product: [a] | line 1, product: this is a list: write a text",
        "product: ball bearing | product: | line 1, product: nothing stands here",
        "product: ball bearing | product: '  ' | line 1, product: this text is empty",
        "source: \"sim:\" | surce: x | line 2, surce: 'surce' is no field of a profile; did you mean source?",
        "width: 300 | width: wide | line 3, region.width: this is 'wide': write a number",
        "width: 300 | width: 0 | line 3, region.width: 0 leaves nothing to inspect",
        "x: 10 | x: -1 | line 3, region.x: -1 is out of range: write a number from 0 to 100000",
        "x: 10, | `` | line 3, region: the field x is missing",
        "unit: pixels | unit: percent | line 3, region.width: 300 is out of range: write a number from 0 to 100",
        "unit: pixels | unit: inches | line 3, region.unit: 'inches' is no unit: write percent or pixels",
        "{x: 10, y: 20, width: 300, height: 200, unit: pixels} | {x: 50, y: 0, width: 60, height: 50} | line 3, region: a region in per cent must end at 100",
        "{state} {product}\" | {stat} {product}\" | line 8, classes.good: the template 'a photo of a {stat} {product}' has no words for {stat}",
        "{state} {product}\" | {} {product}\" | line 4, templates[1]: the braces in",
        "[\"a photo of a {state} {product}\", \"a {product}, {state}\"] | scratches | line 4, templates: 'scratches' is no task of the library: write defect, grade, product",
        "[\"a photo of a {state} {product}\", \"a {product}, {state}\"] | [] | line 4, templates: this list is empty",
        "[\"a photo of a {state} {product}\", \"a {product}, {state}\"] | grade | line 8, classes.good: the templates of 'grade' need words that this class lacks: write words: {grade",
        "kind: defect | kind: bad | line 13, classes.rust.kind: 'bad' is no kind: write good, defect or void",
        "kind: defect | knd: defect | line 13, classes.rust.knd: 'knd' is no field of a profile; did you mean kind?",
        "kind: good | kind: defect | line 7, classes: no class is good",
        "rust: | good: | line 12, classes.good: this stands here twice, the first time in line 8",
        "rust: | Good: | line 12, classes.Good: this is the class 'good' in other letters",
        "rust: | a;b: | line 12, classes.a;b: this is no name for a class",
        "rust: | 1: | line 12, classes: 1 is no text: write \"1\" in quotes",
        "{state: rusty} | {state: '{product}'} | line 14, classes.rust.words.state: a word holds no braces",
        "{state: rusty} | {state: []} | line 14, classes.rust.words.state: this list is empty",
        "{state: rusty} | rusty | line 14, classes.rust.words: this is 'rusty': write a mapping",
        "[an empty fixture] | [\"an empty {place}\"] | line 19, classes.empty.templates[1]: the template 'an empty {place}' has no words for {place}",
        "makes: rust, | makes: good, | line 16, classes.rust.simulate[1]: a class makes good parts if and only if its kind is good",
        "makes: rust, | makes: Rust!, | line 16, classes.rust.simulate[1].makes: 'Rust!' is no name",
        "weight: 2 | weight: 0 | line 16, classes.rust.simulate[1].weight: 0 is out of range",
        "pass: 0.85 | pass: 0.5 | line 20, limits: pass is 0.5: write a number above 0.5",
        "pass: 0.85 | pass: 95 | line 20, limits.pass: 95 is out of range: write a number from 0 to 1",
        "pass: 0.85 | pass: .nan | line 20, limits.pass: .nan is out of range",
        "reject: 0.4 | reject: 0.15 | line 20, limits: pass 0.85 and reject 0.15 allow a part that passes to be rejected as well",
        "no-part: 0.3 | no-part: 0.1 | line 20, limits: pass 0.85 and no-part 0.1 allow",
        "no-part: 0.3 | noPart: 0.3 | line 20, limits.noPart: 'noPart' is no field of a profile; did you mean no-part?",
        "{every: 7} | {every: 0} | line 21, pictures.every: 0 is out of range: write a number from 1",
        "{every: 7} | {every: 1.5} | line 21, pictures.every: 1.5 is no whole number",
        "{every: 7} | some | line 21, pictures: 'some' is no rule: write all, not-pass or {every: 10}",
        "\"tcp://plc:5020\" | plc | line 22, outputs[1]: this is no address",
        "size: 256 | size: 4 | line 23, simulation.size: 4 is out of range: write a number from 64 to 2048",
        "simulation: {part: bearing, | simulation: { | line 23, simulation: the field part is missing",
        "part: bearing | pat: bearing | line 23, simulation.pat: 'pat' is no field of a profile; did you mean part?",
      })
  void aMistakeIsNamedWithLineFieldAndMend(String right, String wrong, String sentence) {
    assertThat(VALID).contains(right);
    assertThatThrownBy(() -> read(VALID.replace(right, wrong)))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining(folder.resolve("part.yaml") + ", " + sentence);
  }

  @Test
  void aSimulatedSourceNeedsToKnowWhatItMakes() {
    String without =
        VALID
            .lines()
            .filter(line -> !line.startsWith("simulation"))
            .reduce("", (a, b) -> a + b + "\n");
    assertThatThrownBy(() -> read(without))
        .hasMessageContaining("line 2, source: the simulated line needs to know what it makes")
        .hasMessageContaining("line 11, classes.good.simulate: there is no simulation");
  }

  @Test
  void twoClassesWithTheSameTextsAreRefused() {
    assertThatThrownBy(
            () ->
                read(
                    VALID
                        .replace("{state: [flawless, new]}", "{state: rusty}")
                        .replace("descriptions: [orange patches on a bearing]", "")))
        .hasMessageContaining("line 12, classes.rust: its texts are those of 'good'");
  }

  @Test
  void aClassWithTooManyTextsIsRefusedBeforeTheyAreMade() {
    String words =
        "["
            + "w, ".repeat(1)
            + String.join(
                ", ", java.util.stream.IntStream.range(0, 100).mapToObj(i -> "w" + i).toList())
            + "]";
    String text =
        VALID
            .replace(
                "{state: rusty}",
                "{state: "
                    + words
                    + ", a: "
                    + words
                    + ", b: "
                    + words
                    + ", c: "
                    + words
                    + ", d: "
                    + words
                    + ", e: "
                    + words
                    + "}")
            .replace(
                "descriptions: [orange",
                "templates: [\"{a} {b} {c} {d} {e} {state}\"]\n    descriptions: [orange");
    assertThatThrownBy(() -> read(text))
        .hasMessageContaining(
            "classes.rust: its templates and words make 2147483648 texts: take words away until at most 500");
  }

  @Test
  void allMistakesComeAtOnceTenAtMost() {
    StringBuilder text = new StringBuilder("source: folder\n");
    for (int i = 0; i < 14; i++) {
      text.append("unknown").append((char) ('a' + i)).append(": 1\n");
    }
    assertThatThrownBy(() -> read(text.toString()))
        .satisfies(
            e -> {
              List<String> lines = String.valueOf(e.getMessage()).lines().toList();
              assertThat(lines).hasSize(11);
              assertThat(lines.get(0)).contains("line 1: the field product is missing");
              assertThat(lines.get(10)).startsWith("and 6 more in ");
            });
  }

  @Test
  void oneMistakeIsSaidOnce() {
    assertThatThrownBy(() -> read(VALID.replace("\"tcp://plc:5020\"", "5")))
        .hasMessage(
            folder.resolve("part.yaml")
                + ", line 22, outputs[1]: 5 is no text: write \"5\" in quotes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: &x [1]\\nb: *x | line 1: an anchor (&name) is used",
        "a: *x | an alias (*name) is used",
        "a: !!java.net.URL [http://x] | line 1: a tag (!name) is used",
        "a: !!str 5 | line 1: a tag (!name) is used",
        "a: 1\\n---\\nb: 2 | line 2: a second document starts",
        "a: [1, 2\\nb: 3 | this is damaged YAML",
        "a:\\n\\t- b | indent with blanks instead of tabs",
        "a: [an empty {place}] | put texts with braces into quotes",
        "- a\\n- b | line 1: this is a list: write a mapping",
        "just words | this is 'just words': write a mapping",
      })
  void whatIsNoPlainYamlIsRefused(String text, String sentence) {
    assertThatThrownBy(() -> read(text.translateEscapes()))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("part.yaml")
        .hasMessageContaining(sentence);
  }

  @Test
  void deepNestingIsRefusedBeforeItFillsTheStack() {
    assertThatThrownBy(() -> read("a: " + "[".repeat(100_000)))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("more than 20 deep");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n"})
  void anEmptyFileIsRefused(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(TenshotException.class);
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws Exception {
    Path file = folder.resolve("latin.yaml");
    Files.write(file, "product: Stück\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> reader.read(file))
        .isInstanceOf(TenshotException.class)
        .hasMessage(file + " is not written in UTF-8: save it again with the encoding UTF-8.");
    Path binary = folder.resolve("binary.yaml");
    Files.write(binary, new byte[] {'a', ':', ' ', 0, 1, 2});
    assertThatThrownBy(() -> reader.read(binary))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("U+0000");
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsAreFine() throws Exception {
    assertThat(read("\uFEFF" + VALID.replace("\n", "\r\n")).product()).isEqualTo("ball bearing");
  }

  @Test
  void aFileThatIsTooLargeOrMissingIsRefused() throws Exception {
    assertThatThrownBy(() -> read("#".repeat(YamlText.LARGEST) + "\n" + VALID))
        .hasMessageContaining("larger than 256 KiB");
    assertThatThrownBy(() -> reader.read(folder.resolve("absent.yaml")))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("There is no profile " + folder.resolve("absent.yaml"));
    assertThatThrownBy(() -> reader.read(folder)).isInstanceOf(TenshotException.class);
  }

  @Test
  void theHashIsThatOfTheFile() throws Exception {
    Profile once = read(VALID);
    assertThat(once.hash()).matches("[0-9a-f]{64}").isEqualTo(read(VALID).hash());
    assertThat(read(VALID + "# note\n").hash()).isNotEqualTo(once.hash());
  }

  private Profile read(String text) throws Exception {
    return reader.read(Files.writeString(folder.resolve("part.yaml"), text));
  }
}
