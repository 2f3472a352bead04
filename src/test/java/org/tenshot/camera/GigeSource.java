package org.tenshot.camera;

import java.time.Clock;
import java.time.Duration;

/// Opens GigE Vision cameras as a line does, with less patience.
final class GigeSource {

  /// Of the camera that is there.
  static final String SERIAL = "GVTENSHOT";

  static final SourceLimits LIMITS =
      new SourceLimits(
          Duration.ofSeconds(15),
          Duration.ofSeconds(1),
          Duration.ofMillis(50),
          Duration.ofMillis(400),
          Duration.ofMillis(50),
          Duration.ofMillis(300),
          Duration.ofMillis(200));

  private GigeSource() {}

  static FrameSource open(String address) throws Exception {
    return open(address, ExpectedCamera.ANY);
  }

  static FrameSource open(String address, ExpectedCamera expected) throws Exception {
    return new Sources("Linux", SimulatedSourceTest::plainParts)
        .open(
            address,
            SourceSettings.of(Films.DECODER, Clock.systemUTC()).with(LIMITS).with(expected));
  }
}
