package org.tenshot.camera;

import java.time.Duration;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// What FFmpeg opens: files, which end, and anything live, which does not.
///
/// @param devices tells the serial numbers of those at this machine
record FfmpegOrigin(
    Ffmpeg ffmpeg, VideoAddress address, VideoDevices devices, ExpectedCamera expected)
    implements FrameOrigin {

  @Override
  public String name() {
    return address.name();
  }

  @Override
  public FrameSource.Pace pace() {
    return address.pace();
  }

  @Override
  public Saying mend() {
    return address.mend();
  }

  @Override
  public boolean ends() {
    return pace() == FrameSource.Pace.EVERY;
  }

  @Override
  public boolean skipsDamaged() {
    return pace() == FrameSource.Pace.NEWEST;
  }

  /// A network camera packs its pictures and holds some back.
  @Override
  public Duration leastLag() {
    return address.format() == null ? Duration.ofMillis(500) : FrameOrigin.super.leastLag();
  }

  @Override
  public FrameReader open(Deadline deadline) throws TenshotException {
    FrameReader reader = VideoReader.open(ffmpeg, address, deadline);
    if (address.format() == null) {
      return reader;
    }
    boolean right = false;
    try {
      // Only when it is open: nobody can put another one in its place any more.
      String serial = devices.serial(address.input());
      expected.require(serial);
      right = true;
      return new Known(reader, serial);
    } finally {
      if (!right) {
        reader.close();
      }
    }
  }

  /// A device with its serial number.
  private record Known(FrameReader reader, String serial) implements FrameReader {

    @Override
    public Read read() throws TenshotException {
      return reader.read();
    }

    @Override
    public void close() {
      reader.close();
    }
  }
}
