package org.tenshot.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tenshot.ShippedEncoder;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Region;
import org.tenshot.domain.Verdict;
import org.tenshot.encode.OnnxEncoder;

class BlacknessTest {

  private static final Region.Box WHOLE = new Region.Box(0, 0, 100, 100);

  @Test
  void blackIsBlackWithNoiseAndHotPixelsToo() {
    byte[] rgb = new byte[100 * 100 * 3];
    assertThat(covers(rgb, WHOLE)).isTrue();
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i * 7 % 25);
    }
    assertThat(covers(rgb, WHOLE)).isTrue();
    Arrays.fill(rgb, 600, 630, (byte) 255);
    assertThat(covers(rgb, WHOLE)).isTrue();
    Arrays.fill(rgb, 600, 631, (byte) 255);
    assertThat(covers(rgb, WHOLE)).isFalse();
  }

  @Test
  void onlyTheRegionCounts() {
    byte[] rgb = new byte[100 * 100 * 3];
    Arrays.fill(rgb, 0, 100 * 50 * 3, (byte) 200);
    assertThat(covers(rgb, WHOLE)).isFalse();
    assertThat(covers(rgb, new Region.Box(10, 50, 80, 50))).isTrue();
    assertThat(covers(rgb, new Region.Box(10, 40, 80, 50))).isFalse();
  }

  @Test
  void nobodyJudgesWhatIsBlack() throws Exception {
    Profile profile = ShippedEncoder.profile("bearing");
    try (OnnxEncoder encoder = ShippedEncoder.open()) {
      Inspector inspector = new Inspector(encoder);
      Frame frame =
          new Frame(
              new Frame.Origin("test", 0, Instant.EPOCH, 0, null, PartId.UNKNOWN),
              new Picture(100, 100, new byte[100 * 100 * 3]),
              null);
      assertThat(inspector.inspect(frame, Recipe.zeroShot(profile, encoder)).verdict())
          .isInstanceOfSatisfying(
              Verdict.Faulted.class,
              faulted -> {
                assertThat(faulted.fault().code()).isEqualTo(Fault.Code.PICTURE_UNREADABLE);
                assertThat(faulted.fault().sentence()).contains("test is black", "lens cap");
              });
    }
  }

  private static boolean covers(byte[] rgb, Region.Box box) {
    return Blackness.covers(new Picture(100, 100, rgb), box);
  }
}
