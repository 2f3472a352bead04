package org.tenshot.camera;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BITEXACT;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FULL_CHR_H_INT;
import static org.bytedeco.ffmpeg.global.swscale.sws_alloc_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_free_context;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale_frame;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Saying;

/// Turns decoded frames of any pixel format, colour space and size into plain RGB, the same bytes
/// on every processor. Sizes may change from frame to frame.
final class RgbConverter implements AutoCloseable {

  /// FFmpeg's AV_FRAME_FLAG_CORRUPT, which the Java bindings leave out.
  private static final int CORRUPT = 1;

  private final SwsContext scaler = sws_alloc_context();
  private final AVFrame rgb = av_frame_alloc();

  RgbConverter() {
    scaler.flags(SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | SWS_BITEXACT);
  }

  /// A picture that the decoder patched up looks like a part that it is not: it is no picture.
  ///
  /// @param cameNanos `System.nanoTime()` when it came, or sooner
  FrameReader.Read convert(AVFrame frame, long cameNanos) {
    if ((frame.flags() & CORRUPT) != 0 || frame.decode_error_flags() != 0) {
      return new FrameReader.Spoilt(Saying.of("spoilt.damaged", "the frame arrived damaged"));
    }
    int width = frame.width();
    int height = frame.height();
    if (rgb.width() != width || rgb.height() != height) {
      av_frame_unref(rgb);
      rgb.format(AV_PIX_FMT_RGB24);
      rgb.width(width);
      rgb.height(height);
      if (av_frame_get_buffer(rgb, 0) < 0) {
        rgb.width(0);
        return new FrameReader.Spoilt(
            Saying.of("spoilt.memory", "no memory for {0} x {1} pixels", width, height));
      }
    }
    if (sws_scale_frame(scaler, rgb, frame) < 0) {
      return new FrameReader.Spoilt(
          Saying.of("spoilt.colours", "its pixel format cannot be turned into colours"));
    }
    return new FrameReader.Image(copy(width, height), cameNanos);
  }

  private Picture copy(int width, int height) {
    byte[] pixels = new byte[Math.multiplyExact(Math.multiplyExact(width, height), 3)];
    BytePointer rows = rgb.data(0);
    int stride = rgb.linesize(0);
    for (int y = 0; y < height; y++) {
      rows.position((long) y * stride).get(pixels, y * width * 3, width * 3);
    }
    return new Picture(width, height, pixels);
  }

  @Override
  public void close() {
    av_frame_free(rgb);
    sws_free_context(scaler);
  }
}
