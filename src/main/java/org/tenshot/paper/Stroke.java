package org.tenshot.paper;

import java.util.List;

/// How a line looks.
///
/// @param colour as `#rrggbb`
/// @param width in points
/// @param dashes lengths of dashes and gaps in turn, in points; empty for a solid line
public record Stroke(String colour, double width, List<Double> dashes) {

  public Stroke {
    dashes = List.copyOf(dashes);
  }
}
