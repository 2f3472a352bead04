package org.tenshot.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenshot.camera.aravis.Aravis;
import org.tenshot.camera.aravis.AravisCamera;
import org.tenshot.camera.aravis.GigeAddress;

/// A GigE Vision camera that sends faster than anybody reads.
class SlowReaderTest {

  private static final String SERIAL = "GVTENSHOT";

  @Test
  void aReaderThatIsSlowSeesTheNewestPictureAndNotTheOldest() throws Exception {
    GigeAddress address = GigeAddress.parse("gige:" + SERIAL + "?fps=20&buffers=20");
    try (FakeCamera _ = FakeCamera.start(SERIAL);
        AravisCamera opened = Aravis.load().open(address, serial -> {})) {
      AravisCamera.Whole first = next(opened);
      AravisCamera.Whole last = first;
      for (int i = 0; i < 3; i++) {
        // Four pictures come meanwhile, and there is room for all of them.
        Thread.sleep(200);
        last = next(opened);
        assertThat(last.missing()).as("left out is not lost").isZero();
      }
      assertThat(last.deviceNanos() - first.deviceNanos())
          .isGreaterThan(Duration.ofMillis(400).toNanos());
    }
  }

  private static AravisCamera.Whole next(AravisCamera opened) throws Exception {
    return Optional.ofNullable(opened.next(Duration.ofSeconds(5)))
        .map(AravisCamera.Whole.class::cast)
        .orElseThrow();
  }
}
