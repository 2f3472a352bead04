package org.tenshot.camera;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.tenshot.domain.Picture;
import org.tenshot.domain.TenshotException;

/// Makes videos and pictures of plain colours, and reads them back.
public final class Films {

  static final int WIDTH = 96;
  static final int HEIGHT = 64;

  /// Far apart in every channel, so that swapped channels or shifted frames show.
  static final List<Color> COLOURS =
      List.of(new Color(200, 40, 30), new Color(30, 180, 60), new Color(40, 50, 210), Color.GRAY);

  /// Stands in for the decoder of the image room.
  public static final PictureDecoder DECODER = Films::decode;

  private Films() {}

  static Color colour(long frame) {
    return COLOURS.get((int) (frame % COLOURS.size()));
  }

  /// Writes a film in which each frame has the next colour.
  static Path mp4(Path file, int frames) throws Exception {
    return record(file, "mp4", avcodec.AV_CODEC_ID_MPEG4, avutil.AV_PIX_FMT_YUV420P, frames);
  }

  /// The same as motion JPEG.
  static Path avi(Path file, int frames) throws Exception {
    return record(file, "avi", avcodec.AV_CODEC_ID_MJPEG, avutil.AV_PIX_FMT_YUVJ420P, frames);
  }

  private static Path record(Path file, String format, int codec, int pixels, int frames)
      throws Exception {
    try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), WIDTH, HEIGHT, 0)) {
      recorder.setFormat(format);
      recorder.setVideoCodec(codec);
      recorder.setPixelFormat(pixels);
      recorder.setFrameRate(10);
      recorder.setVideoBitrate(4_000_000);
      recorder.start();
      for (int i = 0; i < frames; i++) {
        try (Frame frame = plain(colour(i))) {
          recorder.record(frame);
        }
      }
      recorder.stop();
    }
    return file;
  }

  static Frame plain(Color colour) {
    Frame frame = new Frame(WIDTH, HEIGHT, Frame.DEPTH_UBYTE, 3);
    ByteBuffer bytes = (ByteBuffer) frame.image[0];
    for (int y = 0; y < HEIGHT; y++) {
      bytes.position(y * frame.imageStride);
      for (int x = 0; x < WIDTH; x++) {
        bytes.put((byte) colour.getBlue());
        bytes.put((byte) colour.getGreen());
        bytes.put((byte) colour.getRed());
      }
    }
    bytes.position(0);
    return frame;
  }

  public static byte[] jpeg(Color colour, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, width, height);
    // Something that a decoder has to read bits for.
    for (int x = 0; x < width / 8; x++) {
      graphics.setColor(new Color(x * 37 % 256, x * 91 % 256, x * 53 % 256));
      graphics.fillRect(x, height - 8, 1, 8);
    }
    graphics.dispose();
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      ImageIO.write(image, "jpg", bytes);
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static Path jpegFile(Path file, Color colour) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.write(file, jpeg(colour, WIDTH, HEIGHT));
  }

  /// The colour in the middle of the upper half.
  public static Color middle(Picture picture) {
    int at = (picture.height() / 4 * picture.width() + picture.width() / 2) * 3;
    byte[] rgb = picture.rgb();
    return new Color(rgb[at] & 255, rgb[at + 1] & 255, rgb[at + 2] & 255);
  }

  /// The largest difference of a channel, 0..255.
  public static int difference(Color left, Color right) {
    return Math.max(
        Math.abs(left.getRed() - right.getRed()),
        Math.max(
            Math.abs(left.getGreen() - right.getGreen()),
            Math.abs(left.getBlue() - right.getBlue())));
  }

  private static Picture decode(Path file) throws TenshotException {
    try {
      byte[] bytes = Files.readAllBytes(file);
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
      // ImageIO fills up a picture that is cut off; the decoder of the house must not.
      if (image == null || (bytes[1] == (byte) 0xD8 && bytes[bytes.length - 1] != (byte) 0xD9)) {
        throw new TenshotException(file + " is no picture. Replace it.");
      }
      byte[] rgb = new byte[image.getWidth() * image.getHeight() * 3];
      int[] pixels =
          image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
      for (int i = 0; i < pixels.length; i++) {
        rgb[3 * i] = (byte) (pixels[i] >> 16);
        rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
        rgb[3 * i + 2] = (byte) pixels[i];
      }
      return new Picture(image.getWidth(), image.getHeight(), rgb);
    } catch (IOException damaged) {
      throw new TenshotException(file + " is damaged. Replace it.", damaged);
    }
  }
}
