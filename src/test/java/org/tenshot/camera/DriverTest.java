package org.tenshot.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.Saying;

/// What lies below a stream: protocols, drivers that hang, devices that are not there.
class DriverTest {

  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path folder;

  @Test
  void aDriverThatHangsIsLeftBehindAndCounted() throws Exception {
    Path pipe = folder.resolve("camera");
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/mkfifo")),
        "SKIPPED: needs mkfifo to play a driver that hangs");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    VideoAddress hanging =
        new VideoAddress(
            "camera",
            pipe.toString(),
            null,
            FrameSource.Pace.NEWEST,
            Map.of(),
            Saying.english("Unplug it."));
    try (VideoSource source = VideoSource.live(new Ffmpeg(), hanging, StreamTest.QUICK, CLOCK)) {
      // Opening a pipe that nobody writes to cannot be interrupted, exactly like a stuck driver.
      Arrival.Lost lost = Arrivals.first(source, Arrival.Lost.class);
      assertThat(lost.fault().sentence()).contains("its driver hangs", "Unplug it.");
      assertThat(source.abandonedCalls()).isEqualTo(1);
      assertThat(source.next()).isInstanceOf(Arrival.Nothing.class);
    } finally {
      // A writer that comes and goes lets every stuck call return.
      Files.newByteChannel(pipe, StandardOpenOption.WRITE).close();
    }
  }

  @Test
  void twoDozenCamerasThatDoNotAnswerHangNoDriver() throws Exception {
    Ffmpeg ffmpeg = new Ffmpeg();
    List<VideoSource> cameras = new ArrayList<>();
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String url = "rtsp://127.0.0.1:" + mute.getLocalPort() + "/";
      for (int i = 0; i < 24; i++) {
        VideoAddress address = VideoAddress.stream(url + i);
        cameras.add(VideoSource.live(ffmpeg, address, StreamTest.QUICK, CLOCK));
      }
      for (VideoSource camera : cameras) {
        Arrival.Lost lost = Arrivals.first(camera, Arrival.Lost.class);
        assertThat(lost.fault().sentence()).contains("no answer in time");
      }
    } finally {
      cameras.forEach(VideoSource::close);
    }
  }

  @Test
  void aCameraThatIsNotPluggedInIsLostWithASentence() throws Exception {
    SourceSettings settings = SourceSettings.of(Films.DECODER, CLOCK).with(StreamTest.QUICK);
    try (FrameSource source =
        new Sources("Linux", SimulatedSourceTest::plainParts).open("usb:97", settings)) {
      Arrival.Lost lost = Arrivals.first(source, Arrival.Lost.class);
      // Which of the two depends on whether this machine has the sound library FFmpeg asks for.
      assertThat(lost.fault().sentence()).startsWith("usb:97 cannot be ");
      assertThat(lost.fault().sentence())
          .containsAnyOf("No such file or directory", "apt install libpulse0");
    }
  }

  @Test
  void aCameraThatSpeaksRtspIsSeen() throws Exception {
    int port = StreamTest.freePort();
    String url = "rtsp://127.0.0.1:" + port + "/live";
    // No server for RTSP comes with FFmpeg, but a sender and a receiver that listens do.
    VideoAddress listening =
        new VideoAddress(
            url,
            url,
            null,
            FrameSource.Pace.NEWEST,
            Map.of("rtsp_flags", "listen", "rtsp_transport", "tcp"),
            Saying.NOTHING);
    SourceLimits patient = limits(Duration.ofSeconds(15));
    try (VideoSource source = VideoSource.live(new Ffmpeg(), listening, patient, CLOCK);
        Sender _ = new Sender(url, "rtsp")) {
      assertThat(Arrivals.frame(source).picture().width()).isEqualTo(Films.WIDTH);
      Arrivals.frame(source);
    }
  }

  @Test
  void aTransportStreamOverUdpIsSeen() throws Exception {
    String url = "udp://127.0.0.1:" + StreamTest.freePort();
    SourceSettings settings =
        SourceSettings.of(Films.DECODER, CLOCK).with(limits(Duration.ofSeconds(15)));
    try (FrameSource source =
            new Sources("Linux", SimulatedSourceTest::plainParts).open(url, settings);
        Sender _ = new Sender(url, "mpegts")) {
      assertThat(Arrivals.frame(source).picture().height()).isEqualTo(Films.HEIGHT);
      Arrivals.frame(source);
    }
  }

  private static SourceLimits limits(Duration connect) {
    SourceLimits quick = StreamTest.QUICK;
    return new SourceLimits(
        connect,
        Duration.ofSeconds(5),
        quick.firstPause(),
        quick.longestPause(),
        quick.settle(),
        quick.patience(),
        quick.rescan());
  }

  /// Sends a film without end until it is closed.
  private static final class Sender implements AutoCloseable {

    private volatile boolean closed;

    Sender(String url, String format) {
      Thread.ofPlatform().daemon().start(() -> send(url, format));
    }

    private void send(String url, String format) {
      while (!closed) {
        try (FFmpegFrameRecorder recorder =
            new FFmpegFrameRecorder(url, Films.WIDTH, Films.HEIGHT, 0)) {
          recorder.setFormat(format);
          recorder.setOption("rtsp_transport", "tcp");
          recorder.setVideoCodec(avcodec.AV_CODEC_ID_MPEG4);
          recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
          recorder.setFrameRate(25);
          recorder.setGopSize(5);
          recorder.start();
          stream(recorder);
        } catch (Exception notYetOrNotAnyMore) {
          Thread.yield();
        }
      }
    }

    private void stream(FFmpegFrameRecorder recorder) throws Exception {
      for (int i = 0; !closed; i++) {
        try (Frame frame = Films.plain(Films.colour(i))) {
          recorder.record(frame);
        }
        Thread.sleep(20);
      }
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
