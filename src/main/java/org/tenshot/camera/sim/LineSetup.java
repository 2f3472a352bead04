package org.tenshot.camera.sim;

import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// One line: the same product under the same light and camera, part after part with small
/// differences.
///
/// @param part what is on the belt
/// @param material what it is made of
/// @param look fixes colours and proportions of the product and its fixture
/// @param pose where a part lies on average
/// @param light the light over the belt
/// @param optics the camera
/// @param mix what comes along
public record LineSetup(
    PartKind part,
    Material material,
    long look,
    Pose pose,
    Light light,
    Optics optics,
    List<Chance> mix) {

  private static final double LEAST_SEVERITY = 0.4;
  private static final double JITTER = 0.015;

  /// One thing that may come along.
  ///
  /// @param makes its name in lower case with dashes: `good`, a {@link DefectKind} or a {@link
  ///   VoidKind}
  /// @param defect null for a good part or none
  /// @param absent null where there is a part
  /// @param weight how often compared to the others; above 0
  public record Chance(
      String makes, @Nullable DefectKind defect, @Nullable VoidKind absent, double weight) {}

  /// A part of the line and what it is.
  ///
  /// @param chance which of the mix it came from
  /// @param scene to be drawn
  public record Part(Chance chance, Scene scene) {}

  public LineSetup {
    mix = List.copyOf(mix);
  }

  /// The line of a product with a good light and camera.
  ///
  /// @param look another number, another product of this kind
  public static LineSetup of(PartKind part, Material material, long look, List<Chance> mix) {
    Pose pose = new Pose(0.5, 0.5, part == PartKind.SURFACE ? 0.5 : 0.465, 0.3);
    Light light = new Light(Light.Kind.BRIGHT_FIELD, 0.8, 1.0, 0.12, 0.1, 0, 0.01);
    return new LineSetup(part, material, look, pose, light, new Optics(1, 0.008, false), mix);
  }

  /// The next part on the belt.
  public Part next(SplittableRandom random) {
    double sum = mix.stream().mapToDouble(Chance::weight).sum();
    double left = random.nextDouble(sum);
    Chance chosen = mix.getLast();
    for (Chance chance : mix) {
      left -= chance.weight();
      if (left < 0) {
        chosen = chance;
        break;
      }
    }
    return new Part(chosen, scene(chosen, random));
  }

  private Scene scene(Chance chance, SplittableRandom random) {
    double severity = random.nextDouble(LEAST_SEVERITY, 1);
    List<Flaw> flaws =
        chance.defect() == null ? List.of() : List.of(new Flaw(chance.defect(), severity));
    Light now =
        new Light(
            light.kind(),
            light.angle(),
            light.strength() * random.nextDouble(0.95, 1.05),
            light.gradient(),
            light.vignette(),
            light.falloff(),
            light.warmth());
    Pose place = pose.jitter(random, JITTER);
    if (part != PartKind.SURFACE) {
      // Parts are put down by a feeder that does not turn them the same way.
      place = new Pose(place.x(), place.y(), place.radius(), random.nextDouble(2 * Math.PI));
    }
    return new Scene(
        part, material, look, place, now, optics, flaws, chance.absent(), random.nextLong());
  }
}
