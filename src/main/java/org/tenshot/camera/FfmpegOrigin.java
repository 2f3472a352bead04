package org.tenshot.camera;

import org.tenshot.domain.TenshotException;

/// What FFmpeg opens: files, which end, and anything live, which does not.
record FfmpegOrigin(Ffmpeg ffmpeg, VideoAddress address) implements FrameOrigin {

  @Override
  public String name() {
    return address.name();
  }

  @Override
  public FrameSource.Pace pace() {
    return address.pace();
  }

  @Override
  public String mend() {
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

  @Override
  public FrameReader open(Deadline deadline) throws TenshotException {
    return VideoReader.open(ffmpeg, address, deadline);
  }
}
