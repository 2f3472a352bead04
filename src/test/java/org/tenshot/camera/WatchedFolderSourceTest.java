package org.tenshot.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.Frame;
import org.tenshot.domain.TenshotException;

/// A folder that another program puts pictures into.
class WatchedFolderSourceTest implements FrameSourceContract {

  @TempDir Path parent;

  @Override
  public FrameSource openForContract() throws Exception {
    for (int i = 0; i < 4; i++) {
      Films.jpegFile(folder().resolve("part" + i + ".jpg"), Films.colour(i));
    }
    return open();
  }

  private Path folder() throws Exception {
    return Files.createDirectories(parent.resolve("watched"));
  }

  @Test
  void whatIsThereComesFirstThenWhatIsNew() throws Exception {
    Films.jpegFile(folder().resolve("old.jpg"), Color.RED);
    try (FrameSource source = open()) {
      assertThat(nextFile(source)).isEqualTo("old.jpg");
      assertThat(source.next()).isInstanceOf(Arrival.Nothing.class);
      Films.jpegFile(folder().resolve("new.jpg"), Color.RED);
      assertThat(nextFile(source)).isEqualTo("new.jpg");
      Films.jpegFile(folder().resolve("sub/newer.jpg"), Color.RED);
      assertThat(nextFile(source)).isEqualTo("newer.jpg");
    }
  }

  @Test
  void anEmptyFolderMayFillLater() throws Exception {
    folder();
    try (FrameSource source = open()) {
      assertThat(source.next()).isInstanceOf(Arrival.Nothing.class);
      Films.jpegFile(folder().resolve("first.jpg"), Color.RED);
      assertThat(nextFile(source)).isEqualTo("first.jpg");
    }
  }

  @Test
  void aPictureThatIsStillBeingWrittenIsAwaited() throws Exception {
    byte[] whole = Films.jpeg(Color.BLUE, 640, 480);
    Path file = folder().resolve("slow.jpg");
    try (FrameSource source = open();
        OutputStream out = Files.newOutputStream(file)) {
      int written = 0;
      for (int i = 0; i < 8; i++) {
        int more = i == 7 ? whole.length - written : whole.length / 8;
        out.write(whole, written, more);
        written += more;
        if (i < 7) {
          // One look at the folder between two pieces: longer than a file needs to settle.
          assertThat(source.next()).isInstanceOf(Arrival.Nothing.class);
        }
      }
      Frame frame = ((Arrival.Taken) Arrivals.first(source, WatchedFolderSourceTest::any)).frame();
      assertThat(frame.picture().height()).isEqualTo(480);
      assertThat(frame.origin().sequence()).isZero();
    }
  }

  @Test
  void aNewFileThatStaysDamagedIsAFaultOnce() throws Exception {
    folder();
    try (FrameSource source = open()) {
      Files.writeString(folder().resolve("bad.jpg"), "no picture at all");
      assertThat(Arrivals.first(source, WatchedFolderSourceTest::any))
          .isInstanceOf(Arrival.Damaged.class);
      Films.jpegFile(folder().resolve("good.jpg"), Color.RED);
      assertThat(nextFile(source)).isEqualTo("good.jpg");
    }
  }

  @Test
  void aFileThatIsWrittenAnewIsANewPicture() throws Exception {
    Path file = Films.jpegFile(folder().resolve("latest.jpg"), Color.RED);
    try (FrameSource source = open()) {
      nextFile(source);
      Files.write(file, Films.jpeg(Color.BLUE, 200, 100));
      Frame again = ((Arrival.Taken) Arrivals.first(source, WatchedFolderSourceTest::any)).frame();
      assertThat(again.picture().width()).isEqualTo(200);
      assertThat(again.origin().sequence()).isEqualTo(1);
    }
  }

  @Test
  void aFolderThatGoesAwayIsLostAndComesBack() throws Exception {
    Path file = Films.jpegFile(folder().resolve("before.jpg"), Color.RED);
    try (FrameSource source = open()) {
      nextFile(source);
      Files.delete(file);
      Files.delete(folder());
      Arrival.Lost lost = (Arrival.Lost) Arrivals.first(source, WatchedFolderSourceTest::any);
      assertThat(lost.fault().sentence()).contains(parent.resolve("watched").toString());
      assertThat(source.next()).isInstanceOf(Arrival.Nothing.class);
      Films.jpegFile(folder().resolve("after.jpg"), Color.RED);
      assertThat(Arrivals.first(source, WatchedFolderSourceTest::any))
          .isInstanceOf(Arrival.Restored.class);
      assertThat(nextFile(source)).isEqualTo("after.jpg");
    }
  }

  @Test
  void aFileThatIsRenamedWhenItIsCompleteComesOnce() throws Exception {
    folder();
    try (FrameSource source = open()) {
      Path part = Films.jpegFile(folder().resolve("picture.tmp"), Color.RED);
      Files.move(part, folder().resolve("picture.jpg"));
      assertThat(nextFile(source)).isEqualTo("picture.jpg");
      Films.jpegFile(folder().resolve("next.jpg"), Color.RED);
      assertThat(nextFile(source)).isEqualTo("next.jpg");
    }
  }

  private static boolean any(Arrival arrival) {
    return !(arrival instanceof Arrival.Nothing);
  }

  private static String nextFile(FrameSource source) throws Exception {
    Arrival arrival = Arrivals.first(source, WatchedFolderSourceTest::any);
    assertThat(arrival).isInstanceOf(Arrival.Taken.class);
    return Path.of(((Arrival.Taken) arrival).frame().origin().file()).getFileName().toString();
  }

  private FrameSource open() throws TenshotException {
    SourceLimits quick = StreamTest.QUICK;
    SourceLimits limits =
        new SourceLimits(
            quick.connect(),
            quick.read(),
            quick.firstPause(),
            quick.longestPause(),
            Duration.ofMillis(60),
            Duration.ofSeconds(2),
            Duration.ofMillis(300));
    SourceSettings settings =
        SourceSettings.of(Films.DECODER, Clock.systemUTC())
            .with(SourceSettings.Folder.WATCHED)
            .with(limits);
    return new Sources("Linux", SimulatedSourceTest::plainParts)
        .open(parent.resolve("watched").toString(), settings);
  }
}
