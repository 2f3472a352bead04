package org.tenshot.camera.sim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that is decided before a picture is drawn.
///
/// @param part what lies there
/// @param material what it is made of
/// @param look fixes the colours and proportions that parts of one product share
/// @param pose where it lies
/// @param light the light
/// @param optics the camera
/// @param flaws what is wrong with it; empty for a good part
/// @param absent why there is no part to judge; null where there is one
/// @param seed fixes all that differs from part to part
public record Scene(
    PartKind part,
    Material material,
    long look,
    Pose pose,
    Light light,
    Optics optics,
    List<Flaw> flaws,
    @Nullable VoidKind absent,
    long seed) {

  public Scene {
    flaws = List.copyOf(flaws);
  }

  /// The same picture without its defects.
  public Scene repaired() {
    return new Scene(part, material, look, pose, light, optics, List.of(), absent, seed);
  }
}
