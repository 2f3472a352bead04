package org.tenshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.ShippedEncoder;
import org.tenshot.camera.FrameSource;
import org.tenshot.domain.Arrival;

/// A station that opens streams again and again: on each start of a line, and on the set-up screen.
class ManySourcesTest {

  @TempDir Path folder;

  @Test
  void howeverManyStreamsAreOpenedEachGivesUpInTimeAndNoDriverHangs() throws Exception {
    Assembly station =
        new Assembly(
            new Places(
                Path.of(System.getProperty("tenshot.home")),
                folder.resolve("data"),
                ShippedEncoder.natives()));
    List<FrameSource> streams = new ArrayList<>();
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 14; i++) {
        String url = "rtsp://127.0.0.1:" + mute.getLocalPort() + "/" + i;
        streams.add(station.preview(url, null).open());
      }
      for (FrameSource stream : streams) {
        assertThat(lost(stream)).contains("no answer in time");
      }
    } finally {
      streams.forEach(FrameSource::close);
    }
  }

  private static String lost(FrameSource stream) throws InterruptedException {
    long until = System.nanoTime() + 60_000_000_000L;
    while (System.nanoTime() < until) {
      if (stream.next() instanceof Arrival.Lost(var fault)) {
        return fault.sentence();
      }
    }
    return "not lost";
  }
}
