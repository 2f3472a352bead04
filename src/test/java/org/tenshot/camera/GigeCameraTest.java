package org.tenshot.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenshot.camera.aravis.Aravis;
import org.tenshot.camera.aravis.AravisCamera;
import org.tenshot.camera.aravis.FoundCamera;
import org.tenshot.camera.aravis.GigeAddress;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Picture;
import org.tenshot.domain.TenshotException;

/// A GigE Vision camera, played by a program that speaks the protocol.
class GigeCameraTest implements FrameSourceContract {

  private static final String SERIAL = GigeSource.SERIAL;

  private FakeCamera camera;

  @BeforeEach
  void plugIn() throws Exception {
    camera = FakeCamera.start(SERIAL);
  }

  @AfterEach
  void unplug() throws Exception {
    if (camera != null) {
      camera.close();
    }
  }

  @Override
  public FrameSource openForContract() throws Exception {
    return GigeSource.open("gige:" + SERIAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gige:", "gige:127.0.0.1", "gige:" + SERIAL})
  void itIsFoundByWhateverItIsCalled(String address) throws Exception {
    try (FrameSource source = GigeSource.open(address)) {
      Frame frame = Arrivals.frame(source);
      assertThat(frame.origin().source()).isEqualTo(address);
      assertThat(frame.picture().width()).isEqualTo(512);
      assertThat(frame.picture().height()).isEqualTo(512);
      assertThat(brightest(frame.picture())).isGreaterThan(200);
      assertThat(source.pace()).isEqualTo(FrameSource.Pace.NEWEST);
    }
  }

  @Test
  void allThatAnswerAreListed() throws Exception {
    List<FoundCamera> found = Aravis.load().find();
    assertThat(found).extracting(FoundCamera::serial).contains(SERIAL);
    FoundCamera ours =
        found.stream().filter(each -> each.serial().equals(SERIAL)).findFirst().orElseThrow();
    assertThat(ours.address()).isEqualTo(FakeCamera.ADDRESS);
    assertThat(ours.protocol()).isEqualTo("GigEVision");
    assertThat(ours.vendor()).isEqualTo("Aravis");
  }

  @Test
  void exposureAndRegionAreSet() throws Exception {
    // The fake camera's pattern is black below a thousandth of a second.
    try (FrameSource source =
        GigeSource.open("gige:" + SERIAL + "?exposure=100&region=64,32,320,200")) {
      Picture dark = Arrivals.frame(source).picture();
      assertThat(dark.width()).isEqualTo(320);
      assertThat(dark.height()).isEqualTo(200);
      assertThat(brightest(dark)).isZero();
    }
    try (FrameSource source = GigeSource.open("gige:" + SERIAL + "?exposure=20000&gain=1&fps=50")) {
      assertThat(brightest(Arrivals.frame(source).picture())).isEqualTo(255);
    }
  }

  @Test
  void itsClockAndItsSettingsCanBeRead() throws Exception {
    GigeAddress address = GigeAddress.parse("gige:" + SERIAL + "?exposure=12000&buffers=3");
    try (AravisCamera opened = Aravis.load().open(address, serial -> {})) {
      assertThat(opened.exposureMicros()).isEqualTo(12_000);
      assertThat(opened.id()).contains(SERIAL);
      assertThat(opened.serial()).isEqualTo(SERIAL);
      long before = 0;
      for (int i = 0; i < 10; i++) {
        AravisCamera.Whole whole =
            Optional.ofNullable(opened.next(Duration.ofSeconds(5)))
                .map(AravisCamera.Whole.class::cast)
                .orElseThrow();
        assertThat(whole.deviceNanos()).isGreaterThan(before);
        assertThat(whole.missing()).isZero();
        before = whole.deviceNanos();
      }
    }
  }

  @Test
  void picturesThatFoundNoBufferAreCounted() throws Exception {
    GigeAddress address = GigeAddress.parse("gige:" + SERIAL + "?fps=100&buffers=2");
    try (AravisCamera opened = Aravis.load().open(address, serial -> {})) {
      long missing = 0;
      long until = System.nanoTime() + Arrivals.LONG.toNanos();
      while (missing == 0 && System.nanoTime() < until) {
        // Meanwhile both buffers get full.
        Thread.sleep(100);
        AravisCamera.Shot shot = opened.next(Duration.ofSeconds(5));
        missing = shot instanceof AravisCamera.Whole whole ? whole.missing() : 0;
      }
      assertThat(missing).isPositive();
    }
  }

  @Test
  void nothingIsLeftBehind() throws Exception {
    NativeRemains.assumeCountable();
    useOnce();
    long sockets = NativeRemains.sockets();
    for (int i = 0; i < 3; i++) {
      useOnce();
    }
    try (FrameSource source = GigeSource.open("gige:" + SERIAL)) {
      Arrivals.frame(source);
      camera.kill();
      Arrivals.first(source, Arrival.Lost.class);
    }
    // A camera that stays away is let go of, too, but only after a dozen seconds.
    camera.comeBack();
    NativeRemains.awaitNoThreads("arv_gv");
    NativeRemains.awaitSockets(sockets);
  }

  private static void useOnce() throws Exception {
    try (FrameSource source = GigeSource.open("gige:" + SERIAL)) {
      Arrivals.frame(source);
      assertThat(NativeRemains.threads("arv_gv")).isNotEmpty();
    }
    NativeRemains.awaitNoThreads("arv_gv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Mono8", "Mono16", "RGB8", "BayerRG8", "BayerGB8", "BayerGR8", "BayerBG8"})
  void itsPixelFormatsAreRead(String format) throws Exception {
    try (FrameSource source = GigeSource.open("gige:" + SERIAL + "?pixel-format=" + format)) {
      Picture picture = Arrivals.frame(source).picture();
      assertThat(picture.rgb()).hasSize(512 * 512 * 3);
      assertThat(brightest(picture)).isGreaterThan(50);
    }
  }

  @Test
  void aSettingThatItRefusesIsNamed() throws Exception {
    try (FrameSource source = GigeSource.open("gige:" + SERIAL + "?pixel-format=BGR8")) {
      Arrival.Lost lost = Arrivals.first(source, Arrival.Lost.class);
      assertThat(lost.fault().sentence())
          .contains("the camera refuses pixel-format=BGR8: ")
          .endsWith("Change that option or leave it out.");
    }
    try (FrameSource source = GigeSource.open("gige:" + SERIAL + "?region=0,0,9000,64")) {
      Arrival.Lost lost = Arrivals.first(source, Arrival.Lost.class);
      assertThat(lost.fault().sentence()).contains("the camera refuses region=0,0,9000,64: ");
    }
  }

  @Test
  void aNameThatNoCameraHasIsAnsweredWithThoseThatThereAre() throws Exception {
    try (FrameSource source = GigeSource.open("gige:nobody")) {
      Arrival.Lost lost = Arrivals.first(source, Arrival.Lost.class);
      assertThat(lost.fault().code()).isEqualTo(Fault.Code.SOURCE_LOST);
      assertThat(lost.fault().sentence()).contains("there is no camera", "Found: ", SERIAL);
    }
  }

  @Test
  void oneFiringGivesOnePictureWhateverTheAddressSaysAboutTriggers() throws Exception {
    for (String trigger : List.of("", "&trigger=line1", "&trigger=software")) {
      try (FiredCamera fired = FiredCamera.open("gige:" + SERIAL + "?exposure=2000" + trigger)) {
        Fired one = fired.fire(Duration.ofMillis(700));
        assertThat(one.outcome(Duration.ofSeconds(5))).isEqualTo(Fired.Outcome.ONE);
        assertThat(fired.fire(Duration.ofMillis(700)).pictures()).hasSize(1);
        assertThat(fired.longest(5)).isPositive();
      }
    }
    try (FrameSource source = GigeSource.open("gige:" + SERIAL)) {
      Arrivals.frame(source);
    }
    NativeRemains.awaitNoThreads("arv_gv");
  }

  @Test
  void aCameraThatIsGoneWhenItIsFiredSaysSo() throws Exception {
    try (FiredCamera fired = FiredCamera.open("gige:" + SERIAL)) {
      camera.kill();
      assertThatThrownBy(() -> fired.longest(3))
          .isInstanceOf(TenshotException.class)
          .hasMessageStartingWith("gige:" + SERIAL);
    }
  }

  @Test
  void howLongPicturesTakeIsEstimatedFromHowOftenTheyCome() throws Exception {
    try (FrameSource slow = GigeSource.open("gige:" + SERIAL + "?fps=5")) {
      Arrivals.frame(slow);
      assertThat(slow.lag()).as("after one picture").isEmpty();
      for (int i = 0; i < 8; i++) {
        Arrivals.frame(slow);
      }
      assertThat(slow.lag().orElseThrow())
          .isBetween(Duration.ofMillis(500), Duration.ofMillis(900));
    }
  }

  private static int brightest(Picture picture) {
    int brightest = 0;
    for (byte each : picture.rgb()) {
      brightest = Math.max(brightest, each & 0xFF);
    }
    return brightest;
  }
}
