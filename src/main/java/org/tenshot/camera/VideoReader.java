package org.tenshot.camera;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_PROP_INTRA_ONLY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_descriptor_get;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// Reads frames of one video with FFmpeg. Belongs to the thread that opened it. Every call ends by
/// itself when its {@link Deadline} is due, because FFmpeg asks while it waits for the network.
///
/// FFmpeg is called directly and not through JavaCV's grabber: the grabber cannot be interrupted
/// while it opens, holds one lock for all cameras of the program meanwhile, answers an end and a
/// loss alike, and hides which frames are damaged.
final class VideoReader implements FrameReader {

  /// Above this many pixels a frame is not decoded: its memory would endanger the line.
  private static final String MOST_PIXELS = "150000000";

  private static final long IDLE_NANOS = 1_000_000;

  /// Where pictures bear the time of the camera's or the driver's clock. Others are numbered by
  /// FFmpeg, which says nothing.
  private static final Set<String> STAMPED = Set.of("rtsp", "mpegts", "flv", "video4linux2,v4l2");

  private final VideoAddress address;
  private final Deadline deadline;
  private final VideoInput input;
  private final Unread unread;
  private final Lateness lateness;
  private final RgbConverter converter = new RgbConverter();
  private final AVPacket packet = av_packet_alloc();
  private final AVFrame frame = av_frame_alloc();
  private @Nullable AVCodecContext decoder;
  private int stream;
  private boolean eachWhole;
  private double tickNanos;

  private VideoReader(VideoAddress address, Deadline deadline, VideoInput input, Unread unread) {
    this.address = address;
    this.deadline = deadline;
    this.input = input;
    this.unread = unread;
    this.lateness = new Lateness(address.name());
  }

  /// @throws TenshotException if there is no video, or no answer before the deadline
  static VideoReader open(Ffmpeg ffmpeg, VideoAddress address, Deadline deadline)
      throws TenshotException {
    Unread unread = new Unread(address.name(), System.nanoTime());
    VideoReader reader =
        new VideoReader(address, deadline, VideoInput.open(ffmpeg, address, deadline), unread);
    boolean opened = false;
    try {
      reader.findPictures();
      opened = true;
      return reader;
    } finally {
      if (!opened) {
        reader.close();
      }
    }
  }

  private void findPictures() throws TenshotException {
    int answer = avformat_find_stream_info(input.context(), (PointerPointer<?>) null);
    if (answer < 0) {
      throw failed(answer);
    }
    stream = av_find_best_stream(input.context(), AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
    if (stream < 0) {
      throw new TenshotException(
          Saying.of(
              "camera.no-pictures",
              "{0} answers, but sends no pictures. {1}",
              address.name(),
              address.mend()));
    }
    AVStream pictures = input.context().streams(stream);
    AVCodec codec = avcodec_find_decoder(pictures.codecpar().codec_id());
    if (codec == null) {
      throw new TenshotException(
          Saying.of(
              "camera.encoding",
              "{0} sends pictures in an encoding that Tenshot cannot read. Set it to H.264, H.265 or MJPEG.",
              address.name()));
    }
    AVCodecDescriptor kind = avcodec_descriptor_get(codec.id());
    eachWhole = kind != null && (kind.props() & AV_CODEC_PROP_INTRA_ONLY) != 0;
    boolean stamped = STAMPED.contains(input.context().iformat().name().getString());
    tickNanos = stamped ? av_q2d(pictures.time_base()) * 1e9 : 0;
    decoder = avcodec_alloc_context3(codec);
    avcodec_parameters_to_context(decoder, pictures.codecpar());
    // Decoding frames in parallel holds back as many frames as there are threads.
    decoder.thread_count(isLive() ? 1 : 0);
    AVDictionary options = new AVDictionary(null);
    av_dict_set(options, "max_pixels", MOST_PIXELS, 0);
    if (codec.id() == AV_CODEC_ID_MJPEG) {
      // FFmpeg fills a picture that was cut off with grey and says nothing, unless told so. Other
      // decoders mark such pictures; this flag would make them refuse harmless oddities as well.
      av_dict_set(options, "err_detect", "explode", 0);
    }
    answer = avcodec_open2(decoder, codec, options);
    av_dict_free(options);
    if (answer < 0) {
      throw failed(answer);
    }
  }

  @Override
  public Read read() throws TenshotException {
    while (true) {
      int answer = avcodec_receive_frame(decoder, frame);
      if (answer >= 0) {
        Read read = picture();
        if (read != null) {
          return read;
        }
        continue;
      }
      if (answer == AVERROR_EOF) {
        return new End();
      }
      if (answer != AVERROR_EAGAIN()) {
        return new Spoilt(Saying.english(text(answer)));
      }
      int fed = feed();
      if (fed < 0) {
        return new Spoilt(Saying.english(text(fed)));
      }
    }
  }

  /// @return null where newer ones are to be had
  private @Nullable Read picture() {
    long now = System.nanoTime();
    if (!isLive()) {
      return converter.convert(frame, now);
    }
    if (unread.isOld(now)) {
      return null;
    }
    unread.given(now);
    return converter.convert(frame, Math.min(unread.sinceNanos(), now - lateness.of(stamp(), now)));
  }

  private boolean isLive() {
    return address.pace() == FrameSource.Pace.NEWEST;
  }

  private long stamp() {
    long ticks = frame.best_effort_timestamp();
    return ticks == AV_NOPTS_VALUE ? 0 : (long) (ticks * tickNanos);
  }

  /// Hands the decoder what comes next.
  ///
  /// @return 0, or the decoder's error
  private int feed() throws TenshotException {
    if (deadline.due()) {
      throw failed(AVERROR_EXIT);
    }
    long asked = System.nanoTime();
    int answer = av_read_frame(input.context(), packet);
    unread.read(asked, System.nanoTime());
    if (answer == AVERROR_EOF) {
      avcodec_send_packet(decoder, null);
      return 0;
    }
    if (answer == AVERROR_EAGAIN()) {
      // A device that has nothing yet says so at once.
      unread.empty(System.nanoTime());
      LockSupport.parkNanos(IDLE_NANOS);
      return 0;
    }
    if (answer < 0) {
      throw failed(answer);
    }
    try {
      // A picture that needs no other one can be left out before any work is done for it.
      boolean leftOut = isLive() && eachWhole && unread.isOld(System.nanoTime());
      boolean wanted = packet.stream_index() == stream && !leftOut;
      return wanted ? avcodec_send_packet(decoder, packet) : 0;
    } finally {
      av_packet_unref(packet);
    }
  }

  private TenshotException failed(int error) {
    return failure(address, error, deadline);
  }

  /// A call that was cut short by the deadline answers with all kinds of errors.
  static TenshotException failure(VideoAddress address, int error, Deadline deadline) {
    Saying what =
        deadline.due()
            ? Saying.of("camera.silent", "no answer in time")
            : Saying.english(text(error));
    return new TenshotException(VideoConnection.unreadable(address.name(), what, address.mend()));
  }

  private static String text(int error) {
    byte[] buffer = new byte[200];
    av_strerror(error, buffer, buffer.length);
    int length = 0;
    while (length < buffer.length && buffer[length] != 0) {
      length++;
    }
    return new String(buffer, 0, length, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    if (decoder != null) {
      avcodec_free_context(decoder);
      decoder = null;
    }
    av_frame_free(frame);
    av_packet_free(packet);
    converter.close();
    input.close();
  }
}
