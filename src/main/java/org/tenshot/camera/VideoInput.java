package org.tenshot.camera;

import static org.bytedeco.ffmpeg.global.avdevice.avdevice_register_all;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// An opened file, connection or device of FFmpeg, whose calls give up when their deadline is due.
final class VideoInput implements AutoCloseable {

  private final AVFormatContext context;
  private final Ffmpeg.Watch watch;

  private VideoInput(AVFormatContext context, Ffmpeg.Watch watch) {
    this.context = context;
    this.watch = watch;
  }

  static VideoInput open(Ffmpeg ffmpeg, VideoAddress address, Deadline deadline)
      throws TenshotException {
    AVInputFormat format = device(address);
    AVFormatContext context = avformat_alloc_context();
    Ffmpeg.Watch watch = ffmpeg.watch(context, deadline);
    AVDictionary options = new AVDictionary(null);
    address.options().forEach((key, value) -> av_dict_set(options, key, value, 0));
    int answer = avformat_open_input(context, address.input(), format, options);
    av_dict_free(options);
    if (answer < 0) {
      // FFmpeg has freed the context already.
      watch.close();
      throw VideoReader.failure(address, answer, deadline);
    }
    return new VideoInput(context, watch);
  }

  private static @Nullable AVInputFormat device(VideoAddress address) throws TenshotException {
    String name = address.format();
    if (name == null) {
      return null;
    }
    try {
      avdevice_register_all();
    } catch (LinkageError missing) {
      throw new TenshotException(
          Saying.of(
              "camera.usb-library",
              "{0} cannot be opened, because a library that USB cameras need is missing on this machine. On Debian and Ubuntu: apt install libpulse0 libasound2 libxcb-shm0, then start Tenshot again.",
              address.name()),
          missing);
    }
    AVInputFormat format = av_find_input_format(name);
    if (format == null) {
      throw new TenshotException(
          Saying.of(
              "camera.no-devices",
              "{0} cannot be opened: this system has no {1} devices. Use a stream, a video file or a folder instead.",
              address.name(),
              name));
    }
    return format;
  }

  AVFormatContext context() {
    return context;
  }

  @Override
  public void close() {
    avformat_close_input(context);
    watch.close();
  }
}
