package org.tenshot.whole;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenshot.ShippedEncoder;
import org.tenshot.camera.FrameSource;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Profile;
import org.tenshot.encode.OnnxEncoder;
import org.tenshot.inspect.Inspector;
import org.tenshot.inspect.LineFigures;
import org.tenshot.inspect.Recipe;

/// What the program does out of the box: the encoder and the profiles that ship, on parts that
/// nobody trained on.
class ShippedLineTest {

  private static final int PARTS = 500;

  @Test
  void onTheSimulatedBearingLineFewBadPartsPassAndMostGoodOnesDo() throws Exception {
    LineFigures figures = run("bearing", 990_017);
    assertThat(figures.counts().fault()).isZero();
    assertThat(figures.escapes().value()).as("escapes: " + figures.escapes()).isLessThan(0.05);
    assertThat(figures.goodPassed().value())
        .as("good parts passed: " + figures.goodPassed())
        .isGreaterThan(0.75);
    assertThat(figures.voidPassed().count())
        .as("frames without a part that passed: " + figures.voidPassed())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"metal-surface"})
  void theOtherSimulatedProfilesLetFewBadPartsPass(String profile) throws Exception {
    LineFigures figures = run(profile, 990_018);
    assertThat(figures.escapes().value()).as("escapes: " + figures.escapes()).isLessThan(0.05);
    assertThat(figures.goodPassed().count()).isPositive();
  }

  private static LineFigures run(String name, long seed) throws Exception {
    LineFigures figures = new LineFigures();
    Profile profile = ShippedEncoder.profile(name);
    try (OnnxEncoder encoder = ShippedEncoder.open();
        FrameSource source =
            ShippedEncoder.source("sim:?seed=" + seed + "&count=" + PARTS, profile)) {
      Recipe recipe = Recipe.zeroShot(profile, encoder);
      Inspector inspector = new Inspector(encoder);
      Arrival arrival;
      while (!((arrival = source.next()) instanceof Arrival.Ended)) {
        if (arrival instanceof Arrival.Taken(Frame frame)) {
          figures.add(inspector.inspect(frame, recipe));
        }
      }
    }
    return figures;
  }
}
