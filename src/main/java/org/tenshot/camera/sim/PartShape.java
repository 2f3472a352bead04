package org.tenshot.camera.sim;

import java.util.SplittableRandom;

/// The form of a part seen from above, in units of half its size with the centre at 0, 0.
interface PartShape {

  /// Signed distance to the outline: negative within the part.
  float edge(float u, float v);

  /// Height above the belt, in units of half the size.
  float relief(float u, float v);

  /// Brightness of the material here compared to its usual one: dark gaps, bright balls, print.
  float tint(float u, float v);

  /// The form of a kind of part.
  ///
  /// @param look draws the proportions that all parts of the product share
  /// @param own draws what differs from part to part
  /// @param incomplete true for a part that lacks something
  static PartShape of(
      PartKind kind, SplittableRandom look, SplittableRandom own, boolean incomplete) {
    return switch (kind) {
      case BEARING -> RoundShapes.bearing(look, own, incomplete);
      case GEAR -> RoundShapes.gear(look, own, incomplete);
      case BOLT -> RoundShapes.bolt(look, incomplete);
      case NUT -> RoundShapes.nut(look, incomplete);
      case FLANGE -> RoundShapes.flange(look, own, incomplete);
      case CAP -> RoundShapes.cap(look, incomplete);
      case PLATE -> FlatShapes.plate(look, own, incomplete);
      case TILE -> FlatShapes.tile(look);
      case PIPE -> FlatShapes.pipe(look);
      case HOUSING -> FlatShapes.housing(look, own, incomplete);
      case CONNECTOR -> FlatShapes.connector(look, own, incomplete);
      case LABEL -> FlatShapes.label(look, own, incomplete);
      case SURFACE -> new FlatShapes.Endless();
    };
  }

  /// 0 below `from`, 1 above `to`, smooth between.
  static float ramp(float from, float to, float value) {
    float t = Math.clamp((value - from) / (to - from), 0f, 1f);
    return t * t * (3 - 2 * t);
  }

  /// Signed distance to a rectangle with round corners around the centre.
  static float box(float u, float v, float halfWidth, float halfHeight, float corner) {
    float x = Math.abs(u) - halfWidth + corner;
    float y = Math.abs(v) - halfHeight + corner;
    return (float) Math.hypot(Math.max(x, 0), Math.max(y, 0))
        + Math.min(Math.max(x, y), 0)
        - corner;
  }

  /// Signed distance to a regular polygon around the centre.
  static float polygon(float u, float v, int corners, float radius) {
    double sector = 2 * Math.PI / corners;
    double angle = Math.atan2(v, u);
    double within = angle - Math.floor(angle / sector) * sector - sector / 2;
    return (float) (Math.hypot(u, v) * Math.cos(within) - radius * Math.cos(sector / 2));
  }
}
