package org.tenshot.camera;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenshot.camera.aravis.Aravis;
import org.tenshot.camera.aravis.AravisCamera;
import org.tenshot.camera.aravis.GigeAddress;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.Fault;

/// A GigE Vision camera that is lost, comes back, or comes back as another one.
class LostGigeCameraTest {

  private static final String SERIAL = GigeSource.SERIAL;

  private FakeCamera camera;

  @BeforeEach
  void plugIn() throws Exception {
    camera = FakeCamera.start(SERIAL);
  }

  @AfterEach
  void unplug() {
    if (camera != null) {
      camera.close();
    }
  }

  @Test
  void aCameraWhosePowerIsCutIsLostAndComesBackAndGoesOnCounting() throws Exception {
    assertLostAndBack("");
  }

  @Test
  void softwareTriggersAreFiredAndMissed() throws Exception {
    assertLostAndBack("?trigger=software&fps=20");
  }

  private void assertLostAndBack(String options) throws Exception {
    try (FrameSource source = GigeSource.open("gige:" + SERIAL + options)) {
      long before = Arrivals.frame(source).origin().sequence();
      camera.kill();
      Arrival.Lost lost = Arrivals.first(source, Arrival.Lost.class);
      assertThat(lost.fault().code()).isEqualTo(Fault.Code.SOURCE_LOST);
      assertThat(lost.fault().sentence()).startsWith(source.name()).endsWith(".");
      camera.comeBack();
      Arrivals.first(source, Arrival.Restored.class);
      assertThat(Arrivals.frame(source).origin().sequence()).isGreaterThan(before);
    }
  }

  @Test
  void aCameraThatWaitsForItsLineIsNotLostUntilItIsGone() throws Exception {
    try (FrameSource source = GigeSource.open("gige:" + SERIAL + "?trigger=line0")) {
      assertThat(source.pace()).isEqualTo(FrameSource.Pace.EVERY);
      long until = System.nanoTime() + 2 * GigeSource.LIMITS.read().toNanos();
      while (System.nanoTime() < until) {
        assertThat(source.next()).isInstanceOf(Arrival.Nothing.class);
      }
      camera.kill();
      Arrival.Lost lost = Arrivals.first(source, Arrival.Lost.class);
      assertThat(lost.fault().sentence()).contains("does not answer any more");
      camera.comeBack();
      // Without a picture, which may be hours away.
      Arrivals.first(source, Arrival.Restored.class);
    }
  }

  @Test
  void aCameraMayComeLater() throws Exception {
    camera.kill();
    try (FrameSource source = GigeSource.open("gige:" + SERIAL)) {
      Arrival.Lost lost = Arrivals.first(source, Arrival.Lost.class);
      assertThat(lost.fault().sentence()).contains("there is no camera", "Check its power");
      camera.comeBack();
      Arrivals.first(source, Arrival.Restored.class);
      Arrivals.frame(source);
    }
  }

  @Test
  void aPictureWithLostPacketsIsADamagedFrameAndTheNextIsWhole() throws Exception {
    camera.close();
    // Three packets in a thousand get lost; a picture has some two hundred.
    camera = FakeCamera.start(SERIAL, "-r", "3");
    try (FrameSource source = GigeSource.open("gige:" + SERIAL + "?packet-size=1500&fps=20")) {
      Arrival.Damaged damaged = Arrivals.first(source, Arrival.Damaged.class);
      assertThat(damaged.fault().code()).isEqualTo(Fault.Code.PICTURE_UNREADABLE);
      assertThat(damaged.fault().sentence()).containsPattern("\\d+ lost").contains("by hand");
      assertThat(Arrivals.frame(source).origin().sequence())
          .isGreaterThan(damaged.origin().sequence());
    }
  }

  @Test
  void anotherCameraThanTheOneOfTheLineGivesNoPictureUntilTheRightOneIsBack() throws Exception {
    try (FrameSource source = GigeSource.open("gige:?exposure=20000", new ExpectedCamera(SERIAL))) {
      Arrivals.frame(source);
      assertThat(source.serial()).isEqualTo(SERIAL);
      camera.close();
      Arrivals.first(source, Arrival.Lost.class);
      camera = FakeCamera.start("GVOTHER");
      // It was lost before; the new reason is told all the same.
      Arrival.Lost other = Arrivals.first(source, Arrival.Lost.class);
      while (!other.fault().sentence().contains("GVOTHER")) {
        other = Arrivals.first(source, Arrival.Lost.class);
      }
      assertThat(other.fault().code()).isEqualTo(Fault.Code.SOURCE_LOST);
      assertThat(other.fault().sentence())
          .startsWith("The camera is SN GVOTHER; this line was set up with SN " + SERIAL + ".")
          .contains("save (F10)", "camera: \"GVOTHER\"");
      long until = System.nanoTime() + 2 * GigeSource.LIMITS.longestPause().toNanos();
      while (System.nanoTime() < until) {
        assertThat(source.next()).isNotInstanceOf(Arrival.Taken.class);
      }
      camera.close();
      camera = FakeCamera.start(SERIAL);
      Arrivals.first(source, Arrival.Restored.class);
      Arrivals.frame(source);
    }
    NativeRemains.awaitNoThreads("arv_gv");
  }

  @Test
  void anotherCameraIsNotSetBeforeItIsRefused() throws Exception {
    try (FrameSource source = GigeSource.open("gige:?exposure=100", new ExpectedCamera("4242"))) {
      Arrivals.first(source, Arrival.Lost.class);
    }
    GigeAddress address = GigeAddress.parse("gige:" + SERIAL);
    try (AravisCamera opened = Aravis.load().open(address, serial -> {})) {
      assertThat(opened.exposureMicros()).isNotEqualTo(100);
    }
  }
}
