package org.tenshot.camera;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.awt.Color;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;

/// Network cameras, played by real servers on this machine.
class StreamTest implements FrameSourceContract {

  static final SourceLimits QUICK =
      new SourceLimits(
          Duration.ofSeconds(2),
          Duration.ofSeconds(1),
          Duration.ofMillis(20),
          Duration.ofMillis(200),
          Duration.ofMillis(50),
          Duration.ofMillis(300),
          Duration.ofMillis(200));

  private static final byte[] RED = Films.jpeg(Color.RED, 160, 120);
  private static final byte[] BLUE = Films.jpeg(Color.BLUE, 160, 120);

  private final MjpegServer healthy;

  StreamTest() throws IOException {
    healthy = new MjpegServer(0, wire -> wire.sendForEver(RED));
  }

  @Override
  public FrameSource openForContract() throws Exception {
    return open(healthy.url());
  }

  @AfterEach
  void stop() {
    healthy.close();
  }

  @Test
  void onlyTheNewestPictureCounts() throws Exception {
    MjpegServer.Behaviour redThenBlue =
        wire -> {
          for (int i = 0; i < 10; i++) {
            wire.send(RED);
          }
          wire.sendForEver(BLUE);
        };
    try (MjpegServer camera = new MjpegServer(0, redThenBlue);
        FrameSource source = open(camera.url())) {
      assertThat(source.pace()).isEqualTo(FrameSource.Pace.NEWEST);
      assertThat(isOf(Arrivals.first(source, Arrival.Taken.class), Color.RED)).isTrue();
      Arrival.Taken blue =
          (Arrival.Taken) Arrivals.first(source, arrival -> isOf(arrival, Color.BLUE));
      assertThat(blue.frame().origin().sequence()).isPositive();
    }
  }

  @Test
  void aCameraThatHangsUpIsLostAndComesBackAndGoesOnCounting() throws Exception {
    assertLostAndBack(wire -> {}, "has ended its stream");
  }

  @Test
  void aCameraThatFallsSilentIsLostAndComesBack() throws Exception {
    // Whichever notices first, the driver or the watchdog, says so in its own words.
    assertLostAndBack(MjpegServer.Wire::stall, "answer");
  }

  private static void assertLostAndBack(MjpegServer.Behaviour fate, String why) throws Exception {
    MjpegServer.Behaviour fewThenFate =
        wire -> {
          if (wire.connection() > 0) {
            wire.sendForEver(BLUE);
          }
          for (int i = 0; i < 20; i++) {
            wire.send(RED);
          }
          fate.serve(wire);
        };
    try (MjpegServer camera = new MjpegServer(0, fewThenFate);
        FrameSource source = open(camera.url())) {
      long before = Arrivals.frame(source).origin().sequence();
      Arrival.Lost lost = Arrivals.first(source, Arrival.Lost.class);
      assertThat(lost.fault().code()).isEqualTo(Fault.Code.SOURCE_LOST);
      assertThat(lost.fault().sentence()).contains(source.name(), why).endsWith(".");
      Arrival next = Arrivals.first(source, arrival -> !(arrival instanceof Arrival.Nothing));
      assertThat(next).isInstanceOf(Arrival.Restored.class);
      Arrival taken = source.next();
      assertThat(isOf(taken, Color.BLUE)).isTrue();
      assertThat(((Arrival.Taken) taken).frame().origin().sequence()).isGreaterThan(before);
    }
  }

  @Test
  void aCameraMayComeLater() throws Exception {
    int port = freePort();
    try (FrameSource source = open("http://127.0.0.1:" + port + "/live")) {
      Arrival.Lost lost = Arrivals.first(source, Arrival.Lost.class);
      assertThat(lost.fault().sentence()).contains("Connection refused").contains("Check");
      try (MjpegServer _ = new MjpegServer(port, wire -> wire.sendForEver(RED))) {
        Arrivals.first(source, Arrival.Restored.class);
        assertThat(source.next()).isInstanceOf(Arrival.Taken.class);
      }
    }
  }

  @Test
  void aPictureThatWasCutOffIsNeverShown() throws Exception {
    byte[] cut = Arrays.copyOf(BLUE, BLUE.length * 2 / 3);
    MjpegServer.Behaviour mixed =
        wire -> {
          while (true) {
            wire.send(RED);
            wire.send(cut);
          }
        };
    try (MjpegServer camera = new MjpegServer(0, mixed);
        FrameSource source = open(camera.url())) {
      for (int i = 0; i < 15; i++) {
        Frame frame = Arrivals.frame(source);
        assertThat(Films.difference(Films.middle(frame.picture()), Color.RED)).isLessThan(10);
      }
    }
  }

  @Test
  void aCameraThatSendsOnlyDamagedPicturesIsLost() throws Exception {
    byte[] cut = Arrays.copyOf(BLUE, BLUE.length * 2 / 3);
    MjpegServer.Behaviour spoilt =
        wire -> {
          wire.send(RED);
          wire.sendForEver(cut);
        };
    try (MjpegServer camera = new MjpegServer(0, spoilt);
        FrameSource source = open(camera.url())) {
      Arrival.Lost lost = Arrivals.first(source, Arrival.Lost.class);
      assertThat(lost.fault().sentence()).contains("damaged");
    }
  }

  @Test
  void rubbishBetweenPicturesDoesNotEndTheLine() throws Exception {
    byte[] rubbish = new byte[5000];
    new Random(7).nextBytes(rubbish);
    MjpegServer.Behaviour noisy =
        wire -> {
          for (int i = 0; i < 5; i++) {
            wire.send(RED);
          }
          wire.raw(rubbish);
          wire.sendForEver(BLUE);
        };
    try (MjpegServer camera = new MjpegServer(0, noisy);
        FrameSource source = open(camera.url())) {
      Arrivals.frame(source);
      Arrivals.first(source, arrival -> isOf(arrival, Color.BLUE) || lost(arrival));
      Arrivals.frame(source);
    }
  }

  @Test
  void theSizeMayChangeWhileTheCameraRuns() throws Exception {
    byte[] large = Films.jpeg(Color.GREEN, 331, 201);
    MjpegServer.Behaviour growing =
        wire -> {
          for (int i = 0; i < 5; i++) {
            wire.send(RED);
          }
          wire.sendForEver(large);
        };
    try (MjpegServer camera = new MjpegServer(0, growing);
        FrameSource source = open(camera.url())) {
      assertThat(Arrivals.frame(source).picture().width()).isEqualTo(160);
      Arrival.Taken green =
          (Arrival.Taken) Arrivals.first(source, arrival -> isOf(arrival, Color.GREEN));
      assertThat(green.frame().picture().width()).isEqualTo(331);
      assertThat(green.frame().picture().height()).isEqualTo(201);
    }
  }

  @Test
  void aPortThatNeverAnswersIsLostAndThePasswordStaysSecret() throws Exception {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger logger = (Logger) LoggerFactory.getLogger("org.tenshot.camera");
    Level level = logger.getLevel();
    logger.setLevel(Level.TRACE);
    log.start();
    logger.addAppender(log);
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        FrameSource source =
            open("rtsp://operator:s3cr@t@127.0.0.1:" + mute.getLocalPort() + "/live?pwd=hidden")) {
      Arrival.Lost lost = Arrivals.first(source, Arrival.Lost.class);
      // Whichever notices first, the driver or the watchdog, says so in its own words.
      assertThat(lost.fault().sentence()).contains("answer", "operator@127.0.0.1");
      String everything =
          source.name()
              + lost
              + log.list.stream().map(StreamTest::whole).toList()
              + Thread.getAllStackTraces().keySet();
      assertThat(everything).contains("operator").doesNotContain("s3cr", "hidden");
    } finally {
      logger.detachAppender(log);
      logger.setLevel(level);
    }
  }

  private static String whole(ILoggingEvent event) {
    return event.getFormattedMessage()
        + (event.getThrowableProxy() == null ? "" : event.getThrowableProxy().getMessage());
  }

  @Test
  void aServerThatRefusesSaysWhy() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> refuse(server));
      try (FrameSource source = open("http://127.0.0.1:" + server.getLocalPort() + "/live")) {
        Arrival.Lost lost = Arrivals.first(source, Arrival.Lost.class);
        assertThat(lost.fault().sentence()).contains("401").contains("password");
      }
    }
  }

  private static void refuse(ServerSocket server) {
    while (!server.isClosed()) {
      try (var connection = server.accept()) {
        connection.getInputStream().read(new byte[4096]);
        connection
            .getOutputStream()
            .write(
                "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static boolean lost(Arrival arrival) {
    return arrival instanceof Arrival.Lost;
  }

  private static boolean isOf(Arrival arrival, Color colour) {
    return arrival instanceof Arrival.Taken taken
        && Films.difference(Films.middle(taken.frame().picture()), colour) < 10;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static FrameSource open(String url) throws Exception {
    return new Sources("Linux", SimulatedSourceTest::plainParts)
        .open(url, SourceSettings.of(Films.DECODER, Clock.systemUTC()).with(QUICK));
  }
}
