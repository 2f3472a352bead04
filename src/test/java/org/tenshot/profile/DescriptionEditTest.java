package org.tenshot.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.ClassPrompts;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;

class DescriptionEditTest {

  private static final String TEXT =
      """
      # Written by 王 😀 in the night shift.
      product: gear
      source: pictures

      classes:
        good:
          kind: good        # as the drawing says
          words: {quality: [flawless]}
        chipped:
          kind: defect
          descriptions:
            - "a gear with a chipped tooth"
            - a gear that lacks a tooth
          # The next line is for the line.
          words: {flaw: [a chip]}
        worn: {kind: defect, descriptions: ["a worn gear"], words: {flaw: [wear]}}
      """;

  @TempDir Path folder;

  @Test
  void onlyTheDescriptionsOfTheClassChange() throws Exception {
    String changed =
        new DescriptionEdit(TEXT).with("chipped", List.of("a \"broken\" gear \\ tooth"));

    assertThat(changed)
        .isEqualTo(
            TEXT.replace(
                """
                      - "a gear with a chipped tooth"
                      - a gear that lacks a tooth
                """,
                """
                      - "a \\"broken\\" gear \\\\ tooth"
                """));
    assertThat(descriptions(changed, "chipped")).containsExactly("a \"broken\" gear \\ tooth");
  }

  @Test
  void theyAreAddedWhereThereWereNone() throws Exception {
    String changed =
        new DescriptionEdit(TEXT).with("good", List.of("a whole gear", "an even gear"));

    assertThat(descriptions(changed, "good")).containsExactly("a whole gear", "an even gear");
    assertThat(changed).contains("kind: good        # as the drawing says").contains("王 😀");
    assertThat(descriptions(changed, "chipped")).hasSize(2);
  }

  @Test
  void bracesStayBraces() throws Exception {
    String changed = new DescriptionEdit(TEXT).with("worn", List.of("a gear, worn", "teeth: thin"));

    assertThat(changed)
        .contains("worn: {kind: defect, descriptions: [\"a gear, worn\", \"teeth: thin\"], words:");
    assertThat(descriptions(changed, "worn")).containsExactly("a gear, worn", "teeth: thin");
  }

  @Test
  void textsOfSeveralLinesEndWhereTheirLinesEnd() throws Exception {
    String folded =
        TEXT.replace(
            "      - a gear that lacks a tooth\n",
            "      - >\n        a gear that lacks\n        a tooth\n");
    assertThat(folded).isNotEqualTo(TEXT);
    String changed = new DescriptionEdit(folded).with("chipped", List.of("a gear"));
    assertThat(descriptions(changed, "chipped")).containsExactly("a gear");
    assertThat(changed).contains("words: {flaw: [a chip]}");
    assertThat(new DescriptionEdit(folded).with("chipped", List.of()))
        .contains("words: {flaw: [a chip]}");
  }

  @Test
  void noneTakesTheFieldAway() throws Exception {
    String block = new DescriptionEdit(TEXT).with("chipped", List.of());
    assertThat(descriptions(block, "chipped")).isEmpty();
    assertThat(block).contains("# The next line is for the line.");
    String braces = new DescriptionEdit(TEXT).with("worn", List.of());
    assertThat(braces).contains("worn: {kind: defect, words: {flaw: [wear]}}");
    assertThat(new DescriptionEdit(TEXT).with("good", List.of())).isEqualTo(TEXT);
    assertThatThrownBy(() -> new DescriptionEdit(TEXT).with("bent", List.of("a bent gear")))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("bent");
  }

  @Test
  void aProfileIsWrittenIntoTheStationsOwnFolderOnlyIfItCanBeRead() throws Exception {
    Path own = folder.resolve("own");
    Path shipped = Files.createDirectory(folder.resolve("shipped"));
    Files.writeString(shipped.resolve("gear.yaml"), TEXT);
    ProfileFolder profiles =
        new ProfileFolder(List.of(own, shipped), new ProfileReader(TemplateLibrary.shipped()));

    String changed = new DescriptionEdit(TEXT).with("good", List.of("a whole gear"));
    assertThat(profiles.write("gear", changed)).isEqualTo(own.resolve("gear.yaml"));
    assertThat(profiles.find("gear").text()).isEqualTo(changed);
    assertThat(shipped.resolve("gear.yaml")).hasContent(TEXT);

    assertThatThrownBy(() -> profiles.write("gear", "product: gear\n"))
        .isInstanceOf(TenshotException.class);
    assertThat(profiles.find("gear").text()).isEqualTo(changed);
  }

  private List<String> descriptions(String text, String className) throws Exception {
    Path file = Files.writeString(folder.resolve("gear.yaml"), text);
    Profile profile = new ProfileReader(TemplateLibrary.shipped()).read(file);
    return profile.classes().stream()
        .filter(own -> own.productClass().name().equals(className))
        .map(ClassPrompts::descriptions)
        .findFirst()
        .orElseThrow();
  }
}
