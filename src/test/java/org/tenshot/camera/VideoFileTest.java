package org.tenshot.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.TenshotException;

/// Video files that FFmpeg itself has written.
class VideoFileTest implements FrameSourceContract {

  private static final SourceSettings SETTINGS =
      SourceSettings.of(Films.DECODER, Clock.systemUTC());

  @TempDir Path folder;

  @Override
  public FrameSource openForContract() throws Exception {
    return open(Films.mp4(folder.resolve("contract.mp4"), 12));
  }

  @Test
  void everyFrameOfAFilmComesOnceInItsColoursThenTheEnd() throws Exception {
    assertColours(Films.mp4(folder.resolve("film.mp4"), 25));
    assertColours(Films.avi(folder.resolve("film.avi"), 25));
  }

  private void assertColours(Path film) throws Exception {
    try (FrameSource source = open(film)) {
      assertThat(source.pace()).isEqualTo(FrameSource.Pace.EVERY);
      List<Arrival> all = Arrivals.all(source);
      assertThat(all).hasSize(25).allMatch(Arrival.Taken.class::isInstance);
      for (int i = 0; i < all.size(); i++) {
        Frame frame = ((Arrival.Taken) all.get(i)).frame();
        assertThat(frame.origin().sequence()).isEqualTo(i);
        assertThat(frame.picture().width()).isEqualTo(Films.WIDTH);
        assertThat(frame.picture().height()).isEqualTo(Films.HEIGHT);
        assertThat(Films.difference(Films.middle(frame.picture()), Films.colour(i)))
            .as("frame %d of %s", i, film)
            .isLessThan(10);
      }
    }
  }

  @Test
  void aFrameThatIsCutOffIsAFaultAndTheFilmGoesOn() throws Exception {
    byte[] whole = Films.jpeg(Color.ORANGE, 160, 120);
    ByteArrayOutputStream film = new ByteArrayOutputStream();
    for (int i = 0; i < 5; i++) {
      film.write(MjpegServer.part(i == 2 ? Arrays.copyOf(whole, whole.length / 2) : whole));
    }
    Path file = Files.write(folder.resolve("cut.mjpeg"), film.toByteArray());
    try (FrameSource source = open(file)) {
      List<Arrival> all = Arrivals.all(source);
      assertThat(all).hasSize(5);
      assertThat(all.get(2)).isInstanceOf(Arrival.Damaged.class);
      Arrival.Damaged damaged = (Arrival.Damaged) all.get(2);
      assertThat(damaged.origin().sequence()).isEqualTo(2);
      assertThat(damaged.fault().code()).isEqualTo(Fault.Code.PICTURE_UNREADABLE);
      assertThat(damaged.fault().sentence()).contains("cut.mjpeg").endsWith(".");
      assertThat(all.stream().filter(Arrival.Taken.class::isInstance)).hasSize(4);
    }
  }

  @Test
  void aFileThatIsNoFilmIsRefusedWithASentence() throws Exception {
    Path file = Files.writeString(folder.resolve("letter.mp4"), "Dear Sir or Madam,");
    assertThatThrownBy(() -> open(file))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("letter.mp4 cannot be read")
        .hasMessageContaining("Give a video");
  }

  @Test
  void aFilmWithoutItsIndexIsRefusedWithASentence() throws Exception {
    byte[] film = Files.readAllBytes(Films.mp4(folder.resolve("whole.mp4"), 25));
    Path file = Files.write(folder.resolve("half.mp4"), Arrays.copyOf(film, film.length / 2));
    assertThatThrownBy(() -> open(file))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("half.mp4 cannot be read");
  }

  private static FrameSource open(Path film) throws TenshotException {
    return new Sources("Linux", SimulatedSourceTest::plainParts).open(film.toString(), SETTINGS);
  }
}
