package org.tenshot.camera.sim;

import java.util.SplittableRandom;

/// How a deformed part is bent: its points are shifted sideways along its length.
///
/// @param amount largest shift, in units of half the part's size; 0 for a straight part
/// @param waves bends over the part's length
/// @param phase where they begin
record Bend(float amount, float waves, float phase) {

  static Bend of(Scene scene, SplittableRandom random) {
    float waves = (float) random.nextDouble(1.2, 2.6);
    float phase = (float) random.nextDouble(2 * Math.PI);
    float amount = 0;
    for (Flaw flaw : scene.flaws()) {
      if (flaw.kind() == DefectKind.DEFORMATION) {
        amount = (float) (0.06 + 0.16 * flaw.severity());
      }
    }
    return new Bend(amount, waves, phase);
  }

  /// The shift at this place along the part.
  float at(float v) {
    return amount == 0 ? 0 : amount * (float) Math.sin(waves * v + phase);
  }

  /// True where the shift is more than half of the largest.
  boolean visible(float v) {
    return amount > 0 && Math.abs(at(v)) > amount / 2;
  }
}
