package org.tenshot.camera;

import org.tenshot.domain.Picture;
import org.tenshot.domain.Simulation;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Truth;

/// Draws the parts that come along a simulated line.
@FunctionalInterface
public interface PartDrawer {

  /// @param number of the part, from 0; the same number gives the same part, byte for byte
  Part draw(long number);

  /// A drawn part.
  ///
  /// @param truth its class, and where its defect is
  record Part(Picture picture, Truth truth) {}

  /// Gets a line ready to draw.
  @FunctionalInterface
  interface Setup {

    /// @param simulation what the profile wants to be made
    /// @param seed the same seed gives the same parts in the same order
    /// @throws TenshotException if the profile names a part, material or defect that cannot be
    ///   drawn
    PartDrawer prepare(Simulation simulation, long seed) throws TenshotException;
  }
}
