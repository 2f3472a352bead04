package org.tenshot.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// Decodes the bytes of a picture file and turns every way of failing into a sentence.
final class PictureDecoder {

  /// WBMP is left out: it has no mark of its own, so that any file of zeros would be a picture.
  private static final Set<String> FORMATS =
      Set.of("png", "jpeg", "jpg", "bmp", "gif", "tif", "tiff");

  private PictureDecoder() {}

  static Picture decode(byte[] file, String name) throws TenshotException {
    if (file.length == 0) {
      throw new TenshotException(
          Saying.of("file.empty", "{0} is empty: copy the picture again.", name));
    }
    byte[] bytes = file;
    if (JpegFile.isJpeg(file)) {
      JpegFile jpeg = JpegFile.of(file);
      if (jpeg.components() == 4) {
        throw new TenshotException(
            Saying.of(
                "file.print-colours",
                "{0} is a JPEG in print colours (CMYK): save it as RGB or as PNG.",
                name));
      }
      bytes = jpeg.bytes();
    }
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      ImageReader reader = readerFor(in);
      if (reader == null) {
        throw new TenshotException(
            Saying.of(
                "file.no-picture",
                "{0} is no picture: give a PNG, JPEG, BMP, GIF or TIFF file.",
                name));
      }
      try {
        return read(reader, in, name);
      } finally {
        reader.dispose();
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // Damaged headers reach the readers of the JDK unchecked.
      throw damaged(name, e.getMessage(), e);
    }
  }

  private static @Nullable ImageReader readerFor(ImageInputStream in) {
    for (Iterator<ImageReader> all = ImageIO.getImageReaders(in); all.hasNext(); ) {
      ImageReader reader = all.next();
      try {
        if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
          return reader;
        }
      } catch (IOException e) {
        throw new IllegalArgumentException("a reader without a format", e);
      }
      reader.dispose();
    }
    return null;
  }

  private static Picture read(ImageReader reader, ImageInputStream in, String name)
      throws IOException, TenshotException {
    reader.setInput(in, true, true);
    checkSize(reader.getWidth(0), reader.getHeight(0), name);
    List<String> losses = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> addLoss(warning, losses));
    BufferedImage image = reader.read(0);
    if (!losses.isEmpty()) {
      throw damaged(name, losses.getFirst(), null);
    }
    return PillowColours.rgb(image, name);
  }

  private static void checkSize(int width, int height, String name) throws TenshotException {
    if (width < PictureFiles.SMALLEST_EDGE || height < PictureFiles.SMALLEST_EDGE) {
      throw new TenshotException(
          Saying.of(
              "file.too-small",
              "{0} has {1} x {2} pixels, and a picture needs at least {3} x {3}: take a larger one.",
              name,
              width,
              height,
              PictureFiles.SMALLEST_EDGE));
    }
    if ((long) width * height > PictureFiles.MOST_PIXELS) {
      throw new TenshotException(
          Saying.of(
              "file.too-large",
              "{0} has {1} x {2} pixels, more than {3} million: cut out or scale down the part that is inspected.",
              name,
              width,
              height,
              PictureFiles.MOST_PIXELS / 1_000_000));
    }
  }

  /// The JPEG reader fills what is missing with grey and only warns; a verdict on grey would be
  /// worth nothing. Bytes that are merely too many cost no pixel.
  private static void addLoss(String warning, List<String> losses) {
    String text = warning.toLowerCase(Locale.ROOT);
    if ((text.contains("premature") || text.contains("corrupt") || text.contains("truncated"))
        && !text.contains("extraneous")) {
      losses.add(warning);
    }
  }

  private static TenshotException damaged(
      String name, @Nullable String why, @Nullable Exception cause) {
    return new TenshotException(
        why == null
            ? Saying.of(
                "file.damaged", "{0} is damaged or cut off: copy or take the picture again.", name)
            : Saying.of(
                "file.damaged-why",
                "{0} is damaged or cut off ({1}): copy or take the picture again.",
                name,
                why),
        cause);
  }
}
