package org.tenshot.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Frame;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Truth;

/// A folder of pictures that is gone through once.
class FolderSourceTest implements FrameSourceContract {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final ProductClass CRACK = new ProductClass("crack", ClassKind.DEFECT);
  private static final ProductClass GOOD = new ProductClass("good", ClassKind.GOOD);
  private static final SourceSettings SETTINGS =
      SourceSettings.of(Films.DECODER, Clock.fixed(NOON, ZoneOffset.UTC))
          .forProduct(List.of(GOOD, CRACK), null);

  @TempDir Path folder;

  @Override
  public FrameSource openForContract() throws Exception {
    for (int i = 0; i < 4; i++) {
      Films.jpegFile(folder.resolve("part" + i + ".jpg"), Films.colour(i));
    }
    return open(folder);
  }

  @Test
  void picturesComeInTheOrderOfAPersonThenTheEnd() throws Exception {
    for (String name : List.of("b/part10.jpg", "b/part2.JPG", "a2/x.png", "a10/x.bmp", "z.jpeg")) {
      Films.jpegFile(folder.resolve(name), Color.RED);
    }
    try (FrameSource source = open(folder)) {
      assertThat(source.pace()).isEqualTo(FrameSource.Pace.EVERY);
      assertThat(Arrivals.all(source).stream().map(this::file))
          .containsExactly("a2/x.png", "a10/x.bmp", "b/part2.JPG", "b/part10.jpg", "z.jpeg");
    }
  }

  @Test
  void hiddenFilesAndOtherFilesAreLeftOut() throws Exception {
    Films.jpegFile(folder.resolve("part.jpg"), Color.RED);
    Films.jpegFile(folder.resolve(".part.jpg"), Color.RED);
    Films.jpegFile(folder.resolve(".thumbnails/part.jpg"), Color.RED);
    Files.writeString(folder.resolve("labels.csv"), "a,b");
    Files.writeString(folder.resolve("jpg"), "no ending");
    try (FrameSource source = open(folder)) {
      assertThat(Arrivals.all(source).stream().map(this::file)).containsExactly("part.jpg");
    }
  }

  @Test
  void aDamagedPictureIsAFaultAndTheNextOneComes() throws Exception {
    byte[] whole = Films.jpeg(Color.RED, 64, 64);
    Films.jpegFile(folder.resolve("1.jpg"), Color.RED);
    Files.write(folder.resolve("2.jpg"), Arrays.copyOf(whole, 20));
    Files.createFile(folder.resolve("3.jpg"));
    Films.jpegFile(folder.resolve("4.jpg"), Color.BLUE);
    try (FrameSource source = open(folder)) {
      List<Arrival> all = Arrivals.all(source);
      assertThat(all).hasSize(4);
      for (int i : List.of(1, 2)) {
        Arrival.Damaged damaged = (Arrival.Damaged) all.get(i);
        assertThat(damaged.origin().sequence()).isEqualTo(i);
        assertThat(damaged.fault().code()).isEqualTo(Fault.Code.PICTURE_UNREADABLE);
        assertThat(damaged.fault().sentence()).contains((i + 1) + ".jpg");
      }
      Frame last = ((Arrival.Taken) all.get(3)).frame();
      assertThat(Films.difference(Films.middle(last.picture()), Color.BLUE)).isLessThan(10);
      assertThat(last.origin().capturedAt()).isEqualTo(NOON);
    }
  }

  @Test
  void aDecoderThatFallsOverIsAFaultAndTheLineGoesOn() throws Exception {
    Films.jpegFile(folder.resolve("1.jpg"), Color.RED);
    Films.jpegFile(folder.resolve("2.jpg"), Color.RED);
    PictureDecoder clumsy =
        file -> {
          if (file.endsWith("1.jpg")) {
            throw new ArrayIndexOutOfBoundsException(-1);
          }
          return Films.DECODER.decode(file);
        };
    SourceSettings settings = SourceSettings.of(clumsy, Clock.systemUTC());
    try (FrameSource source =
        new Sources("Linux", SimulatedSourceTest::plainParts).open(folder.toString(), settings)) {
      assertThat(Arrivals.all(source))
          .satisfiesExactly(
              first -> assertThat(first).isInstanceOf(Arrival.Damaged.class),
              second -> assertThat(second).isInstanceOf(Arrival.Taken.class));
    }
  }

  @Test
  void subFoldersNamedAsClassesTellTheTruth() throws Exception {
    Films.jpegFile(folder.resolve("crack/deep/a.jpg"), Color.RED);
    Films.jpegFile(folder.resolve("good/b.jpg"), Color.RED);
    Films.jpegFile(folder.resolve("other/c.jpg"), Color.RED);
    try (FrameSource source = open(folder)) {
      List<Truth> truths =
          Arrivals.all(source).stream()
              .map(arrival -> ((Arrival.Taken) arrival).frame().truth())
              .toList();
      assertThat(truths).containsExactly(new Truth(CRACK, null), new Truth(GOOD, null), null);
    }
  }

  @Test
  void onePictureIsASourceToo() throws Exception {
    Path picture = Films.jpegFile(folder.resolve("one.jpg"), Color.RED);
    try (FrameSource source = open(picture)) {
      assertThat(Arrivals.frame(source).origin().file()).isEqualTo(picture.toString());
      assertThat(source.next()).isInstanceOf(Arrival.Ended.class);
    }
  }

  @Test
  void aFolderWithoutPicturesIsRefused() throws Exception {
    Files.writeString(folder.resolve("labels.csv"), "a,b");
    assertThatThrownBy(() -> open(folder))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("holds no pictures")
        .hasMessageContaining(folder.toString());
  }

  @Test
  void aPathThatIsNotThereIsRefusedWithWhatCanBeGiven() {
    assertThatThrownBy(() -> open(folder.resolve("missing")))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("there is no such file or folder")
        .hasMessageContaining("rtsp://")
        .hasMessageContaining("usb:0");
  }

  private String file(Arrival arrival) {
    Path file = Path.of(((Arrival.Taken) arrival).frame().origin().file());
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static FrameSource open(Path path) throws TenshotException {
    return new Sources("Linux", SimulatedSourceTest::plainParts).open(path.toString(), SETTINGS);
  }
}
