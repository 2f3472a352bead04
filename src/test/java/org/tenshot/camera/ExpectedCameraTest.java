package org.tenshot.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.ProductClass;

/// The camera that a line was set up with, and another one in its place. FFmpeg's own test pattern
/// is the device, and a folder tells its serial number as Linux does.
class ExpectedCameraTest {

  private static final String PATTERN = "testsrc=size=64x48:rate=50";

  @TempDir Path devices;

  @BeforeEach
  void plugIn() throws Exception {
    Files.createDirectories(devices.resolve(PATTERN).resolve("device"));
    tells("4711");
  }

  private void tells(String serial) throws Exception {
    Files.writeString(devices.resolve(PATTERN).resolve("serial"), serial + "\n");
  }

  @Test
  void theRightDeviceGivesPicturesAndItsNumber() throws Exception {
    for (ExpectedCamera expected : List.of(new ExpectedCamera("4711"), ExpectedCamera.ANY)) {
      try (FrameSource source = open(expected)) {
        assertThat(Arrivals.frame(source).picture().width()).isEqualTo(64);
        assertThat(source.serial()).isEqualTo("4711");
      }
    }
  }

  @Test
  void anotherDeviceGivesNoneUntilTheRightOneIsBack() throws Exception {
    try (FrameSource source = open(new ExpectedCamera("4242"))) {
      Arrival first = Arrivals.first(source, ExpectedCameraTest::isNews);
      assertThat(first).isInstanceOf(Arrival.Lost.class);
      assertThat(((Arrival.Lost) first).fault().sentence())
          .startsWith("The camera is SN 4711; this line was set up with SN 4242.");
      tells("4242");
      assertThat(Arrivals.first(source, ExpectedCameraTest::isNews))
          .isInstanceOf(Arrival.Restored.class);
      Arrivals.frame(source);
    }
  }

  @Test
  void aDeviceThatTellsNoNumberIsAnotherOne() throws Exception {
    Files.delete(devices.resolve(PATTERN).resolve("serial"));
    try (FrameSource source = open(new ExpectedCamera("4242"))) {
      Arrival.Lost lost = Arrivals.first(source, Arrival.Lost.class);
      assertThat(lost.fault().sentence())
          .startsWith("The camera tells no serial number; this line was set up with SN 4242.")
          .contains("camera: \"any\"");
    }
  }

  @Test
  void whatTellsNoNumberByItsNatureIsNotConcerned() throws Exception {
    SourceSettings settings =
        SourceSettings.of(Films.DECODER, Clock.systemUTC())
            .forProduct(
                List.of(new ProductClass("good", ClassKind.GOOD)), SimulatedSourceTest.BEARINGS)
            .with(new ExpectedCamera("4242"));
    try (FrameSource source =
        new Sources("Linux", SimulatedSourceTest::plainParts).open("sim:?count=1", settings)) {
      assertThat(source.next()).isInstanceOf(Arrival.Taken.class);
      assertThat(source.serial()).isEmpty();
    }
  }

  private static boolean isNews(Arrival arrival) {
    return !(arrival instanceof Arrival.Nothing);
  }

  private FrameSource open(ExpectedCamera expected) {
    VideoAddress address = VideoAddress.device("usb:0", PATTERN, "lavfi");
    FfmpegOrigin origin =
        new FfmpegOrigin(new Ffmpeg(), address, new VideoDevices(devices), expected);
    return VideoSource.live(origin, StreamTest.QUICK, Clock.systemUTC());
  }
}
