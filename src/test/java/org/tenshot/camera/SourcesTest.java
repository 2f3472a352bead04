package org.tenshot.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenshot.domain.Pauses;
import org.tenshot.domain.TenshotException;

/// What a person may give as a source, and what is answered to the rest.
class SourcesTest {

  private static final SourceSettings SETTINGS =
      SourceSettings.of(Films.DECODER, Clock.systemUTC());

  @Test
  void everyRefusalSaysWhatCanBeGiven(@TempDir Path folder) throws Exception {
    Path letter = Files.writeString(folder.resolve("letter.txt"), "text");
    for (String address : List.of("nonsense", "gopher://host/x", letter.toString(), "", "usb:x")) {
      assertThatThrownBy(
              () ->
                  new Sources("Linux", SimulatedSourceTest::plainParts)
                      .open(address, SETTINGS)
                      .close())
          .as("opening %s", address)
          .isInstanceOf(TenshotException.class)
          .hasMessageContaining(Sources.describe());
    }
  }

  @Test
  void aProfileWithoutSimulationHasNoSimulatedLine() {
    assertThatThrownBy(
            () ->
                new Sources("Linux", SimulatedSourceTest::plainParts)
                    .open("sim:", SETTINGS)
                    .close())
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("has no simulation");
  }

  @Test
  void camerasAreNamedAsTheSystemNamesThem() {
    assertThatThrownBy(
            () ->
                new Sources("Windows 11", SimulatedSourceTest::plainParts)
                    .open("usb:0", SETTINGS)
                    .close())
        .hasMessageContaining("video=NAME");
    assertThatThrownBy(
            () ->
                new Sources("Linux", SimulatedSourceTest::plainParts)
                    .open("video=Cam", SETTINGS)
                    .close())
        .hasMessageContaining("/dev/video0");
  }

  @ParameterizedTest
  @CsvSource({
    "rtsp://host/live, rtsp://host/live",
    "rtsp://user@host/live, rtsp://user@host/live",
    "rtsp://user:pass@host:554/live, rtsp://user@host:554/live",
    "rtsp://user:p@ss/w@host/live, rtsp://user@host/live",
    "http://host/mjpg?user=a&pwd=b&x=1, http://host/mjpg?user=a&pwd=***&x=1",
    "rtsp://host/user=admin_password=abc_channel=1, rtsp://host/user=admin_password=***",
    "https://host/a?TOKEN=abc, https://host/a?TOKEN=***"
  })
  void passwordsAreLeftOutOfNames(String address, String name) {
    assertThat(SafeName.of(address)).isEqualTo(name);
  }

  @Test
  void passwordsComeFromTheEnvironment() throws Exception {
    assertThat(Sources.filled("rtsp://user:${CAM_1}@host/live", Map.of("CAM_1", "p$1@s")))
        .isEqualTo("rtsp://user:p$1@s@host/live");
    assertThat(Sources.filled("sim:?seed=7", Map.of())).isEqualTo("sim:?seed=7");
    assertThatThrownBy(() -> Sources.filled("rtsp://user:${CAM_1}@host/live", Map.of()))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("CAM_1");
    assertThat(Sources.shown("rtsp://user:pass@host/live")).isEqualTo("rtsp://user@host/live");
  }

  @Test
  void filesAreSortedAsAPersonWould() {
    List<String> sorted =
        Stream.of("b10.jpg", "b9.jpg", "B2.jpg", "b.jpg", "a/z.jpg", "b02.jpg", "10.jpg", "9.jpg")
            .map(Path::of)
            .sorted(new NaturalOrder())
            .map(path -> path.toString().replace('\\', '/'))
            .toList();
    assertThat(sorted)
        .containsExactly(
            "9.jpg", "10.jpg", "a/z.jpg", "b.jpg", "B2.jpg", "b02.jpg", "b9.jpg", "b10.jpg");
  }

  @Test
  void pausesGrowUpToTheLongestAndStartAgain() {
    Pauses pauses = new Pauses(Duration.ofMillis(500), Duration.ofSeconds(3));
    assertThat(Stream.generate(pauses::nextNanos).limit(5).map(nanos -> nanos / 1_000_000))
        .containsExactly(500L, 1000L, 2000L, 3000L, 3000L);
    pauses.restart();
    assertThat(pauses.nextNanos()).isEqualTo(500_000_000L);
  }
}
