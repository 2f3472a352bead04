package org.tenshot.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tenshot.ChangedPictures;
import org.tenshot.ShippedEncoder;
import org.tenshot.camera.FrameSource;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.Measures;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;

/// Each measure answers to its own change of a simulated part and hardly to the others.
class GaugeTest {

  private static Picture part;

  private final Gauge gauge = new Gauge();

  @BeforeAll
  static void draw() throws Exception {
    try (FrameSource line =
        ShippedEncoder.source("sim:?seed=5&count=1", ShippedEncoder.profile("bearing"))) {
      part = ((Arrival.Taken) line.next()).frame().picture();
    }
  }

  @Test
  void aDarkerLampIsThatAndNothingElse() {
    Measures before = measure(part);
    Measures after = measure(ChangedPictures.darker(part, 0.7));
    assertThat(after.brightness() - before.brightness()).isCloseTo(Math.log(0.7), within(0.02));
    assertThat(after.contrast()).isCloseTo(before.contrast(), within(0.03));
    assertThat(after.sharpness()).isCloseTo(before.sharpness(), within(0.05));
    assertThat(after.red()).isCloseTo(before.red(), within(0.002));
    assertThat(after.across()).isCloseTo(before.across(), within(0.01));
  }

  @Test
  void aLensOutOfFocusIsLessSharp() {
    Measures before = measure(part);
    Measures after = measure(ChangedPictures.blurred(part, 3));
    assertThat(after.sharpness()).isLessThan(before.sharpness() - 0.5);
    assertThat(after.brightness()).isCloseTo(before.brightness(), within(0.02));
  }

  @Test
  void warmerLightIsRedder() {
    Measures before = measure(part);
    Measures after = measure(ChangedPictures.tinted(part, 1.1, 0.9));
    assertThat(after.red()).isGreaterThan(before.red() + 0.02);
    assertThat(after.blue()).isLessThan(before.blue() - 0.02);
    assertThat(after.sharpness()).isCloseTo(before.sharpness(), within(0.05));
  }

  @Test
  void aCameraThatMovedShowsTheDetailsElsewhere() {
    Measures before = measure(part);
    Measures right = measure(ChangedPictures.shifted(part, part.width() / 10, 0));
    assertThat(right.across()).isGreaterThan(before.across() + 0.03);
    assertThat(right.down()).isCloseTo(before.down(), within(0.01));
    Measures down = measure(ChangedPictures.shifted(part, 0, part.height() / 10));
    assertThat(down.down()).isGreaterThan(before.down() + 0.03);
  }

  @Test
  void onlyTheRegionCounts() {
    Measures corner = gauge.measure(part, new Region.Box(0, 0, 40, 40));
    assertThat(corner).isNotEqualTo(measure(part));
    byte[] rgb = part.rgb().clone();
    java.util.Arrays.fill(rgb, 40 * part.width() * 3, rgb.length, (byte) 0);
    assertThat(
            gauge.measure(
                new Picture(part.width(), part.height(), rgb), new Region.Box(0, 0, 40, 40)))
        .isEqualTo(corner);
  }

  @Test
  void aBlackPictureAndASinglePixelHaveNumbersToo() {
    for (int edge : new int[] {1, 2, 500}) {
      Picture black = new Picture(edge, edge, new byte[edge * edge * 3]);
      Measures none = gauge.measure(black, new Region.Box(0, 0, edge, edge));
      for (Measures.Kind kind : Measures.Kind.values()) {
        if (kind != Measures.Kind.LIKENESS) {
          assertThat(none.of(kind)).as(kind + " of " + edge).isFinite();
        }
      }
      assertThat(none.across()).isCloseTo(0.5, within(1e-9));
    }
  }

  private Measures measure(Picture picture) {
    return gauge.measure(picture, new Region.Box(0, 0, picture.width(), picture.height()));
  }
}
