package org.tenshot.domain;

import java.util.List;

/// What the simulated line makes. The names are those of the generator's enums in lower case, `-`
/// for `_`.
///
/// @param part kind of part, such as `bearing`
/// @param material such as `machined-metal`
/// @param size width and height of a simulated frame in pixels
/// @param partsPerSecond speed of the belt; above 0
/// @param mix what comes along, with its weight
public record Simulation(
    String part, String material, int size, double partsPerSecond, List<Share> mix) {

  /// One thing that comes along the belt.
  ///
  /// @param productClass the class of the profile that it belongs to
  /// @param makes what the generator draws: `good`, a defect or a void, by the name of the
  ///   generator's enum
  /// @param weight how often compared to the others; above 0
  public record Share(ProductClass productClass, String makes, double weight) {}

  public Simulation {
    mix = List.copyOf(mix);
  }
}
