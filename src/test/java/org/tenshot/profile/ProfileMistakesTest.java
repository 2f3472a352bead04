package org.tenshot.profile;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;

/// What a person gets to read who made a mistake in a profile.
class ProfileMistakesTest {

  private final ProfileReader reader = new ProfileReader(TemplateLibrary.shipped());

  @TempDir Path folder;

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
        "\"sim:\" | \"rtsp://user:geheim@cam/live\" | line 2, source: this address holds a password",
        "\"sim:\" | \"http://cam/mjpg?user=a&pwd=geheim\" | line 2, source: this address holds a password",
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
        "{tiles: {columns: 3, rows: 2, overlap: 0.2}} | squeezed | line 24, view: 'squeezed' is no view: write encoder, whole, centre, letterbox, or {tiles:",
        "{tiles: {columns: 3, rows: 2, overlap: 0.2}} | {tile: 3} | line 24, view.tile: 'tile' is no field of a profile; did you mean tiles?",
        "{tiles: {columns: 3, rows: 2, overlap: 0.2}} | {tiles: {columns: 3}} | line 24, view.tiles: the field rows is missing: write view: {tiles:",
        "{tiles: {columns: 3, rows: 2, overlap: 0.2}} | {tiles: {columns: 9, rows: 1}} | line 24, view.tiles.columns: 9 is out of range: write a number from 1 to 8",
        "{tiles: {columns: 3, rows: 2, overlap: 0.2}} | {tiles: {columns: 1, rows: 1}} | line 24, view.tiles: one tile is the whole region: write view: whole, or more",
        "{tiles: {columns: 3, rows: 2, overlap: 0.2}} | {tiles: {columns: 8, rows: 5}} | line 24, view.tiles: 8 columns and 5 rows are 40 tiles",
        "{tiles: {columns: 3, rows: 2, overlap: 0.2}} | {tiles: {columns: 2, rows: 1, overlap: 0.6}} | line 24, view.tiles.overlap: 0.6 is out of range: write a number from 0 to 0.5",
        "{tiles: {columns: 3, rows: 2, overlap: 0.2}} | {tiles: {columns: 2.5, rows: 1}} | line 24, view.tiles.columns: 2.5 is no whole number",
        "view: {tiles: {columns: 3, rows: 2, overlap: 0.2}} | `view: {tiles: {columns: 3, rows: 2}}\naugment: quarter-turns` | line 25, augment: a turned part does not fit the tiles of view",
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
        "\"tcp://plc:5020\" | plc | line 22, outputs[1]: this is no address: write tcp://host:port, modbus://127.0.0.1:port",
        "\"tcp://plc:5020\" | \"mqtt://me:secret@plc/a\" | line 22, outputs[1]: this says who logs in",
        "\"tcp://plc:5020\" | \"mqtt://me@plc/a\" | line 22, outputs[1]: this says who logs in",
        "size: 256 | size: 4 | line 23, simulation.size: 4 is out of range: write a number from 64 to 2048",
        "simulation: {part: bearing, | simulation: { | line 23, simulation: the field part is missing",
        "part: bearing | pat: bearing | line 23, simulation.pat: 'pat' is no field of a profile; did you mean part?",
      })
  void aMistakeIsNamedWithLineFieldAndMend(String right, String wrong, String sentence) {
    assertThat(SampleProfile.VALID).contains(right);
    assertThatThrownBy(() -> read(SampleProfile.VALID.replace(right, wrong)))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining(folder.resolve("part.yaml") + ", " + sentence);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "trigger: lever | trigger: 'lever' triggers nothing: write key, modbus, mqtt",
        "trigger: modbus | trigger: nobody could send this trigger: write an address such as modbus://",
        "trigger: {within: 1s} | trigger: this needs one of by and every",
        "trigger: {by: key, every: 1s} | trigger: this needs one of by and every",
        "trigger: {every: 1} | trigger.every: 1 is no text",
        "trigger: {every: soon} | trigger.every: 'soon' is no time: write a number with ms or s",
        "trigger: {every: 1ms} | trigger.every: 1ms is out of range: write a time from 10 ms",
        "trigger: {by: key, queue: 0} | trigger.queue: 0 is out of range",
        "trigger: {by: key, delay: 1s, within: 500ms} | trigger: no picture can come in time: delay (1000 ms)",
        "trigger: {by: key, within: 80ms} | trigger: no picture can come in time: delay (100 ms)",
        "camera: 4242 | camera: 4242 is no text: write \"4242\" in quotes",
        "number: 70000 | number: 70000 is out of range: write a number from 1 to 65535",
        "challenge: {parts: 5} | challenge: the field every is missing",
        "challenge: {every: day} | challenge.every: a challenge comes at the start of a shift",
        "challenge: {every: shift, parts: 0} | challenge.parts: 0 is out of range",
        "challenge: {every: shift, shifts: '22:00,06:00'} | challenge.shifts: The shifts",
        "deadline: 5m | deadline: '5m' is no time",
        "deadline: 2ms | deadline: 2ms is out of range: write a time from 5 ms to 60 s",
      })
  void aTriggerThatCannotWorkIsNamed(String wrong, String sentence) {
    assertThatThrownBy(() -> read(SampleProfile.VALID + wrong + "\n"))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void onlyKnownChangesOfAPictureMayBeNamedAndEachOnce() {
    assertThatThrownBy(() -> read(SampleProfile.VALID + "augment: [flip-horizontal, twist]\n"))
        .hasMessageContaining("augment[2]: 'twist' is no change of a picture: write some of flip-");
    assertThatThrownBy(() -> read(SampleProfile.VALID + "augment: [shift, shift]\n"))
        .hasMessageContaining("augment[2]: this stands here twice");
  }

  @Test
  void aSimulatedSourceNeedsToKnowWhatItMakes() {
    String without =
        SampleProfile.VALID
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
                    SampleProfile.VALID
                        .replace("{state: [flawless, new]}", "{state: rusty}")
                        .replace("descriptions: [orange patches on a bearing]", "")))
        .hasMessageContaining("line 12, classes.rust: its texts are those of 'good'");
  }

  @Test
  void aClassWithTooManyTextsIsRefusedBeforeTheyAreMade() {
    String words =
        IntStream.range(0, 100).mapToObj(i -> "w" + i).collect(joining(", ", ": [", "]"));
    String text =
        SampleProfile.VALID
            .replace("{state: rusty}", "{a%1$s, b%1$s, c%1$s, d%1$s, e%1$s}".formatted(words))
            .replace(
                "descriptions: [orange",
                "templates: [\"{a} {b} {c} {d} {e}\"]\n    descriptions: [orange");
    assertThatThrownBy(() -> read(text))
        .hasMessageContaining(
            "classes.rust: its templates and words make 2147483648 texts: take words away until at most 500");
  }

  @Test
  void aClassThatAsksForALibraryAndGetsNothingOfItIsWrong() {
    String text =
        SampleProfile.VALID.replace(
            "descriptions: [orange", "templates: grade\n    descriptions: [orange");
    assertThatThrownBy(() -> read(text))
        .hasMessageContaining("line 12, classes.rust: the templates of 'grade' need words")
        .hasMessageContaining("write words: {grade: [...]}");
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
    assertThatThrownBy(() -> read(SampleProfile.VALID.replace("\"tcp://plc:5020\"", "5")))
        .hasMessage(
            folder.resolve("part.yaml")
                + ", line 22, outputs[1]: 5 is no text: write \"5\" in quotes");
  }

  private Profile read(String text) throws Exception {
    return reader.read(Files.writeString(folder.resolve("part.yaml"), text));
  }
}
