package org.tenshot.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.TenshotException;

/// Which cameras there are, and how their addresses are turned.
class CameraSearchTest {

  @TempDir Path folder;

  @Test
  void usbCamerasAreThoseThatLinuxLists() throws Exception {
    entry("video0", "0", "USB 3.0 Camera: A");
    entry("video1", "1", "USB 3.0 Camera: A");
    entry("video2", "0", "Other");
    Files.writeString(folder.resolve("video0/serial"), "SN-42\n");
    assertThat(new CameraSearch(new VideoDevices(folder)).find().sources())
        .filteredOn(own -> own.address().startsWith("/dev/"))
        .containsExactly(
            new FoundSource("/dev/video0", "USB 3.0 Camera: A", "SN-42", "/dev/video0"),
            new FoundSource("/dev/video2", "Other", "", "/dev/video2"));
  }

  private void entry(String name, String index, String words) throws Exception {
    Path device = folder.resolve(name).resolve("device");
    Files.createDirectories(device);
    Files.writeString(folder.resolve(name).resolve("index"), index + "\n");
    Files.writeString(folder.resolve(name).resolve("name"), words + "\n");
  }

  @Test
  void aGigeCameraIsNamedByItsSerialNumber() throws Exception {
    try (FakeCamera camera = FakeCamera.start("GVSEARCH")) {
      assertThat(camera).isNotNull();
      FoundSource found =
          new CameraSearch(new VideoDevices(folder))
              .find().sources().stream()
                  .filter(own -> own.serial().equals("GVSEARCH"))
                  .findFirst()
                  .orElseThrow();
      assertThat(found.address()).isEqualTo("gige:GVSEARCH");
      assertThat(found.place()).isEqualTo(FakeCamera.ADDRESS);
      assertThat(found.name()).contains("Aravis");
      assertThat(AddressOptions.fits(found.address())).isTrue();
    }
  }

  @Test
  void aSettingIsTurnedAndTheOthersStay() throws Exception {
    AddressOptions options = AddressOptions.parse("gige:A1?exposure=5000&trigger=line1");
    assertThat(options.base()).isEqualTo("gige:A1");
    assertThat(AddressOptions.parse("gige:A1?exposure=5000").with("exposure", "80").text())
        .isEqualTo("gige:A1?exposure=80");
    assertThat(AddressOptions.parse("gige:?region=0,0,64,64&gain=2").with("exposure", "80").text())
        .isEqualTo("gige:?region=0,0,64,64&gain=2&exposure=80");
    assertThat(AddressOptions.parse("gige:A1?gain=2").with("gain", null).text())
        .isEqualTo("gige:A1");
    assertThatThrownBy(() -> AddressOptions.parse("gige:A1?exposure=fast"))
        .isInstanceOf(TenshotException.class);
    assertThat(AddressOptions.fits("rtsp://a")).isFalse();
  }
}
