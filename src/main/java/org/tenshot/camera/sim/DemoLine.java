package org.tenshot.camera.sim;

/// What all simulated lines of profiles share.
public final class DemoLine {

  /// The look of the products that profiles simulate.
  public static final long LOOK = 100;

  private DemoLine() {}
}
