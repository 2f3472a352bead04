package org.tenshot.chaos;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.tenshot.camera.Films;
import org.tenshot.camera.MjpegServer;
import org.tenshot.domain.Picture;

/// A network camera whose mood changes while it sends: the side of the wire on which cables are
/// pulled.
final class MoodyCamera implements MjpegServer.Behaviour {

  private static final int WIDTH = 160;
  private static final int HEIGHT = 120;
  private static final int OTHER_WIDTH = 331;
  private static final int OTHER_HEIGHT = 201;
  private static final List<Color> PALETTE = palette();

  private final List<byte[]> usual = pictures(WIDTH, HEIGHT);
  private final List<byte[]> other = pictures(OTHER_WIDTH, OTHER_HEIGHT);
  private final byte[] black = black();
  private final Random random = new Random(4711);
  private volatile Mood mood = Mood.WELL;

  /// What it does.
  enum Mood {
    /// Sends pictures, each unlike the one before.
    WELL,
    /// Hangs up, on every attempt to reach it.
    PULLED,
    /// Keeps the connection and says nothing.
    SILENT,
    /// Sends one picture again and again.
    FROZEN,
    /// Sends black pictures.
    BLACK,
    /// Sends bytes that mean nothing.
    GARBAGE,
    /// Sends pictures of another size now and then.
    RESIZED
  }

  void become(Mood next) {
    mood = next;
  }

  @Override
  public void serve(MjpegServer.Wire wire) throws IOException, InterruptedException {
    for (int i = 0; wire.closing().getCount() > 0; i++) {
      int at = i % PALETTE.size();
      switch (mood) {
        case WELL -> wire.send(usual.get(at));
        case PULLED -> {
          return;
        }
        case SILENT -> TimeUnit.MILLISECONDS.sleep(10);
        case FROZEN -> wire.send(usual.getFirst());
        case BLACK -> wire.send(black);
        case GARBAGE -> wire.raw(garbage());
        case RESIZED -> wire.send(i / 5 % 2 == 0 ? other.get(at) : usual.get(at));
      }
    }
  }

  private byte[] garbage() throws InterruptedException {
    byte[] bytes = new byte[2_000];
    random.nextBytes(bytes);
    TimeUnit.MILLISECONDS.sleep(10);
    return bytes;
  }

  /// True of pictures that this camera sent and that show something.
  static boolean sent(Picture picture) {
    boolean size =
        (picture.width() == WIDTH && picture.height() == HEIGHT)
            || (picture.width() == OTHER_WIDTH && picture.height() == OTHER_HEIGHT);
    Color middle = Films.middle(picture);
    return size && PALETTE.stream().anyMatch(colour -> Films.difference(colour, middle) < 12);
  }

  private static List<Color> palette() {
    List<Color> colours = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      colours.add(Color.getHSBColor(i / 24f, 0.8f, 0.8f));
    }
    return colours;
  }

  private static List<byte[]> pictures(int width, int height) {
    return PALETTE.stream().map(colour -> Films.jpeg(colour, width, height)).toList();
  }

  private static byte[] black() {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      ImageIO.write(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
