package org.tenshot.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Region;
import org.tenshot.domain.TenshotException;

/// Profiles whose source and region were changed, byte by byte.
class SourceEditTest {

  private static final String TEXT =
      """
      # Made by 王 😀, do not touch.
      product: gear

      source: "gige:A1?exposure=5000"   # above the belt
      # The lamp throws a shadow on the left.
      region:
        x: 10       # from the edge of the belt
        y: 20
        width: 50   # without the shadow
        height: 60
      classes:
        good: {kind: good}
      """;

  private static final Region PIXELS = new Region(3, 4, 300, 200, Region.Unit.PIXELS);

  @TempDir Path folder;

  @Test
  void onlyTheAddressChanges() throws Exception {
    assertThat(SourceEdit.source(TEXT, "rtsp://cam/a\"b\\c"))
        .isEqualTo(TEXT.replace("\"gige:A1?exposure=5000\"", "\"rtsp://cam/a\\\"b\\\\c\""));
    assertThat(read(SourceEdit.source(TEXT, "gige:B2?gain=3")).source())
        .isEqualTo("gige:B2?gain=3");
  }

  @Test
  void onlyTheNumbersOfTheRegionChange() throws Exception {
    String changed = SourceEdit.region(TEXT, PIXELS);
    assertThat(changed)
        .isEqualTo(
            TEXT.replace("  x: 10  ", "  unit: pixels\n  x: 3  ")
                .replace("y: 20", "y: 4")
                .replace("width: 50 ", "width: 300 ")
                .replace("height: 60", "height: 200"));
    assertThat(read(changed).region()).isEqualTo(PIXELS);
    Region percent = new Region(1.5, 2, 30, 40, Region.Unit.PERCENT);
    assertThat(read(SourceEdit.region(changed, percent)).region()).isEqualTo(percent);
    assertThat(read(SourceEdit.region(changed, Region.WHOLE)).region()).isEqualTo(Region.WHOLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "region: {x: 1, y: 2, width: 30, height: 40} # tight",
        "region: {unit: percent, height: 40, width: 30, y: 2, x: 1}",
        "region: { x: 1.5 , y: 2.25, width: 30, height: 40, unit: 'percent' }"
      })
  void aRegionInBracesStaysInBraces(String line) throws Exception {
    String text = "product: gear\n" + line + "\nsource: pictures\nclasses: {ok: {kind: good}}\n";
    String changed = SourceEdit.region(text, PIXELS);
    assertThat(read(changed).region()).isEqualTo(PIXELS);
    assertThat(changed).startsWith("product: gear\nregion: {");
    assertThat(changed).endsWith("\nsource: pictures\nclasses: {ok: {kind: good}}\n");
    assertThat(changed.contains("# tight")).isEqualTo(line.contains("# tight"));
  }

  @Test
  void aRegionIsAddedBehindTheSource() throws Exception {
    String text = "product: gear\nsource: pictures # all\n\nclasses: {ok: {kind: good}}\n";
    String changed = SourceEdit.region(text, PIXELS);
    assertThat(changed)
        .isEqualTo(
            text.replace(
                "# all\n", "# all\nregion: {x: 3, y: 4, width: 300, height: 200, unit: pixels}\n"));
    assertThat(read(changed).region()).isEqualTo(PIXELS);
    assertThat(SourceEdit.region(text, Region.WHOLE)).isEqualTo(text);
    String last = "product: gear\nclasses: {ok: {kind: good}}\nsource: pictures";
    assertThat(read(SourceEdit.region(last, PIXELS)).region()).isEqualTo(PIXELS);
    String windows = text.replace("\n", "\r\n");
    assertThat(SourceEdit.region(windows, PIXELS)).isEqualTo(changed.replace("\n", "\r\n"));
  }

  @Test
  void theCameraIsNamedBehindTheSourceAndAnyOneStaysAnyOne() throws Exception {
    String line = "source: \"gige:A1?exposure=5000\"   # above the belt\n";
    String named = SourceEdit.camera(TEXT, "4\"2");
    assertThat(named).isEqualTo(TEXT.replace(line, line + "camera: \"4\\\"2\"\n"));
    assertThat(read(named).camera()).isEqualTo("4\"2");
    assertThat(read(SourceEdit.camera(named, "4711")).camera()).isEqualTo("4711");
    assertThat(SourceEdit.camera(named, "")).isEqualTo(TEXT);
    assertThat(SourceEdit.camera(TEXT, "")).isEqualTo(TEXT);
    assertThat(read(TEXT).camera()).isEmpty();
    String any = "camera: any # two are in use\n" + TEXT;
    assertThat(SourceEdit.camera(any, "4711")).isEqualTo(any);
    assertThat(read(any).camera()).isEqualTo(Profile.ANY_CAMERA);
    String last = TEXT + "camera: '4242'";
    assertThat(SourceEdit.camera(last, "")).isEqualTo(TEXT);
    assertThat(SourceEdit.region(named, PIXELS)).contains("camera: \"4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "trigger: key # by hand|trigger: {by: key, delay: 85ms} # by hand",
        "trigger: {by: key, delay: 1.5 s, queue: 2}|trigger: {by: key, delay: 85ms, queue: 2}",
        "trigger: {every: 500ms}|trigger: {delay: 85ms, every: 500ms}",
        "trigger:~  by: key # hand~  queue: 2|trigger:~  delay: 85ms~  by: key # hand~  queue: 2",
        "deadline: 200ms|deadline: 200ms"
      })
  void theDelayOfATriggerIsWrittenAndNothingElse(String before, String after) throws Exception {
    String text = TEXT + before.replace('~', '\n') + "\n";
    String changed = SourceEdit.delay(text, Duration.ofMillis(85));
    assertThat(changed).isEqualTo(TEXT + after.replace('~', '\n') + "\n");
    Duration read = read(changed).timing().trigger().delay();
    assertThat(read).isEqualTo(after.contains("trigger") ? Duration.ofMillis(85) : null);
  }

  @Test
  void aNewProductCanBeUsedAsItIsWritten() throws Exception {
    NewProduct product =
        new NewProduct(
            "Pipe \"flange\" 7",
            "/data/pictures",
            PIXELS,
            "as it should be",
            List.of(
                NewProduct.Defect.parse("scratch"),
                NewProduct.Defect.parse("oil: a dark wet stain near the hole")));
    assertThat(product.fileName()).isEqualTo("pipe-flange-7");
    Profile profile = read(product.text());
    assertThat(profile.product()).isEqualTo("Pipe \"flange\" 7");
    assertThat(profile.source()).isEqualTo("/data/pictures");
    assertThat(profile.region()).isEqualTo(PIXELS);
    assertThat(profile.classes())
        .extracting(own -> own.productClass().name() + " " + own.productClass().kind())
        .containsExactly(
            "as it should be " + ClassKind.GOOD,
            "scratch " + ClassKind.DEFECT,
            "oil " + ClassKind.DEFECT,
            "nothing there " + ClassKind.VOID);
    assertThat(profile.text())
        .contains("a photo of a Pipe \\\"flange\\\" 7 with a scratch")
        .contains("- \"a dark wet stain near the hole\"");
  }

  @Test
  void whatCannotBeANameIsSaid() {
    NewProduct nothing = new NewProduct(" ? ", "a", Region.WHOLE, "good", List.of());
    assertThatThrownBy(nothing::fileName)
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("letters or digits");
  }

  private Profile read(String text) throws Exception {
    Path file = folder.resolve("gear.yaml");
    Files.writeString(file, text);
    return new ProfileReader(TemplateLibrary.shipped()).read(file);
  }
}
