package org.tenshot.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenshot.domain.ChallengeRule;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.ClassPrompts;
import org.tenshot.domain.Limits;
import org.tenshot.domain.PictureRule;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Region;
import org.tenshot.domain.Shifts;
import org.tenshot.domain.Simulation;
import org.tenshot.domain.Timing;
import org.tenshot.domain.TriggerRule;
import org.tenshot.domain.View;

class ProfileReaderTest {

  private final ProfileReader reader = new ProfileReader(TemplateLibrary.shipped());

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "view: encoder, encoder",
    "view: whole, whole",
    "view: centre, centre",
    "view: letterbox, letterbox",
    "'view: {tiles: {columns: 4, rows: 1}}', tiles-4x1-0.1",
    "'view: {tiles: {columns: 4, rows: 8, overlap: 0}}', tiles-4x8-0.0",
    "'', encoder",
  })
  void aViewIsReadInEveryWayItMayBeWritten(String written, String view) throws Exception {
    String text =
        SampleProfile.VALID.replace("view: {tiles: {columns: 3, rows: 2, overlap: 0.2}}", written);
    assertThat(read(text).view().text()).isEqualTo(view);
  }

  @Test
  void everyFieldIsReadAsItStands() throws Exception {
    Profile profile = read(SampleProfile.VALID);
    assertThat(profile.name()).isEqualTo("part");
    assertThat(profile.product()).isEqualTo("ball bearing");
    assertThat(profile.source()).isEqualTo("sim:");
    assertThat(profile.region()).isEqualTo(new Region(10, 20, 300, 200, Region.Unit.PIXELS));
    assertThat(profile.view()).isEqualTo(new View.Tiles(3, 2, 0.2));
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
    assertThat(profile.text()).isEqualTo(SampleProfile.VALID);
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
    assertThat(profile.augment()).isEmpty();
    assertThat(profile.pictures()).isEqualTo(PictureRule.DEFAULT);
    assertThat(profile.outputs()).isEmpty();
    assertThat(profile.simulation()).isNull();
    assertThat(profile.words()).containsEntry("product", List.of("gear"));
    assertThat(profile.classes().get(0).templates()).contains("a {product} without defects");
    assertThat(profile.classes().get(1).templates())
        .contains("a photo of a {defect} {product}")
        .noneMatch(template -> template.contains("{flaw}") || template.contains("{material}"));
  }

  @Test
  void whenKnownPartsArePutToTheLineIsRead() throws Exception {
    assertThat(read(SampleProfile.VALID).challenge()).isNull();
    ChallengeRule usual = read(SampleProfile.VALID + "challenge: {every: shift}\n").challenge();
    assertThat(usual).isNotNull().extracting(ChallengeRule::parts).isEqualTo(5);
    assertThat(
            read(SampleProfile.VALID + "challenge: {every: shift, parts: 9, shifts: '07:30'}\n")
                .challenge())
        .isEqualTo(
            new ChallengeRule(9, new Shifts(List.of(LocalTime.of(7, 30)), ZoneId.systemDefault())));
  }

  @Test
  void whoTriggersAndTheDeadlineAreRead() throws Exception {
    assertThat(read(SampleProfile.VALID).timing()).isEqualTo(Timing.FREE);
    assertThat(read(SampleProfile.VALID).number()).isZero();
    assertThat(read(SampleProfile.VALID + "number: 12\n").number()).isEqualTo(12);
    assertThat(read(SampleProfile.VALID + "deadline: 200ms\n").timing())
        .isEqualTo(new Timing(TriggerRule.NONE, Duration.ofMillis(200)));
    Timing key = read(SampleProfile.VALID + "trigger: key\n").timing();
    assertThat(key.trigger().by()).isEqualTo(TriggerRule.By.KEY);
    assertThat(key.trigger().delay()).as("nobody measured it").isNull();
    assertThat(key.deadline()).as("who triggers waits for an answer").isNotNull();
    assertThat(
            read(SampleProfile.VALID
                    + "trigger: {every: 0.5s, within: 300ms, debounce: 0ms, delay: 40ms, queue: 9}\n"
                    + "deadline: 1.5 s\n")
                .timing())
        .isEqualTo(
            new Timing(
                new TriggerRule(
                    TriggerRule.By.INTERVAL,
                    Duration.ofMillis(500),
                    Duration.ofMillis(300),
                    Duration.ZERO,
                    Duration.ofMillis(40),
                    9),
                Duration.ofMillis(1_500)));
    String modbus = SampleProfile.VALID.replace("tcp://plc:5020", "modbus://127.0.0.1:1502");
    Timing timing = read(modbus + "trigger: {by: modbus, debounce: 20ms}\n").timing();
    assertThat(timing.trigger().by()).isEqualTo(TriggerRule.By.MODBUS);
    assertThat(timing.trigger().queue()).as("one part at a time").isEqualTo(1);
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

  private Profile read(String text) throws Exception {
    return reader.read(Files.writeString(folder.resolve("part.yaml"), text));
  }
}
