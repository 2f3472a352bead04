package org.tenshot.camera.aravis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenshot.domain.TenshotException;

/// How industrial cameras are asked for.
class GigeAddressTest {

  @Test
  void everyOptionIsUnderstood() throws Exception {
    GigeAddress address =
        GigeAddress.parse(
            "gige:Maker-Type-123?exposure=5000.5&gain=6&fps=12.5&region=8,16,640,480"
                + "&pixel-format=BayerRG8&trigger=software&packet-size=1500&buffers=20");
    assertThat(address.camera()).isEqualTo("Maker-Type-123");
    assertThat(address.exposure()).isEqualTo(5000.5);
    assertThat(address.gain()).isEqualTo(6);
    assertThat(address.fps()).isEqualTo(12.5);
    assertThat(address.region()).isEqualTo(new GigeAddress.Region(8, 16, 640, 480));
    assertThat(address.pixelFormat()).isEqualTo("BayerRG8");
    assertThat(address.trigger().software()).isTrue();
    assertThat(address.packetSize()).isEqualTo(1500);
    assertThat(address.buffers()).isEqualTo(20);
  }

  @Test
  void whatIsLeftOutStaysAsTheCameraHasIt() throws Exception {
    GigeAddress address = GigeAddress.parse("gige:");
    assertThat(address.camera()).isEmpty();
    assertThat(address.exposure()).isNull();
    assertThat(address.region()).isNull();
    assertThat(address.packetSize()).isNull();
    assertThat(address.trigger().software() || address.trigger().line()).isFalse();
    assertThat(GigeAddress.parse("gige:?packet-size=auto&trigger=off"))
        .usingRecursiveComparison()
        .ignoringFields("text")
        .isEqualTo(address);
  }

  @Test
  void linesAreNamedAsCamerasNameThem() throws Exception {
    GigeAddress.Trigger trigger = GigeAddress.parse("gige:a?trigger=line1").trigger();
    assertThat(trigger.source()).isEqualTo("Line1");
    assertThat(trigger.line()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exposure=0",
        "exposure=NaN",
        "exposure=",
        "gain=-1",
        "fps=0",
        "region=1,2,3",
        "region=1,2,3,0",
        "region=0,0,64,64,64",
        "region=0,0,a,64",
        "trigger=line",
        "trigger=Line1",
        "packet-size=9",
        "buffers=1",
        "buffers=2.5"
      })
  void aValueThatCannotBeUsedIsNamed(String option) {
    String key = option.substring(0, option.indexOf('='));
    String value = option.substring(option.indexOf('=') + 1);
    assertThatThrownBy(() -> GigeAddress.parse("gige:cam?" + option))
        .isInstanceOf(TenshotException.class)
        .hasMessageStartingWith("gige:cam?" + option + " cannot be opened: ")
        .hasMessageContaining(key + " is \"" + value + "\"")
        .hasMessageContaining("Known are exposure=MICROSECONDS");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "gamma=2;\"gamma\" is not understood",
        "fast;\"fast\" is not understood",
        "gain=1&gain=2;\"gain\" stands twice",
        "pixel-format=Mono10p;Give one of Mono8, Mono10",
        "trigger=line1&fps=5;leave it out"
      })
  void anOptionThatIsUnknownIsNamed(String options, String words) {
    assertThatThrownBy(() -> GigeAddress.parse("gige:cam?" + options))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining(words);
  }

  @Test
  void aMissingLibraryIsNamedWithItsPackage() {
    assertThatThrownBy(() -> Aravis.load("libaravis-9.9.so.9"))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("libaravis-9.9.so.9")
        .hasMessageContaining("apt install libaravis-0.8-0");
  }
}
