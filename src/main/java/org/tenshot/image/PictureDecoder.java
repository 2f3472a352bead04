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
import org.tenshot.domain.TenshotException;

/// Decodes the bytes of a picture file and turns every way of failing into a sentence.
final class PictureDecoder {

  /// WBMP is left out: it has no mark of its own, so that any file of zeros would be a picture.
  private static final Set<String> FORMATS =
      Set.of("png", "jpeg", "jpg", "bmp", "gif", "tif", "tiff");

  private PictureDecoder() {}

  static Picture decode(byte[] file, String name) throws TenshotException {
    if (file.length == 0) {
      throw new TenshotException(name + " is empty: copy the picture again.");
    }
    byte[] bytes = file;
    if (JpegFile.isJpeg(file)) {
      JpegFile jpeg = JpegFile.of(file);
      if (jpeg.components() == 4) {
        throw new TenshotException(
            name + " is a JPEG in print colours (CMYK): save it as RGB or as PNG.");
      }
      bytes = jpeg.bytes();
    }
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      ImageReader reader = readerFor(in);
      if (reader == null) {
        throw new TenshotException(
            name + " is no picture: give a PNG, JPEG, BMP, GIF or TIFF file.");
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
          name
              + " has "
              + width
              + " x "
              + height
              + " pixels, and a picture needs at least "
              + PictureFiles.SMALLEST_EDGE
              + " x "
              + PictureFiles.SMALLEST_EDGE
              + ": take a larger one.");
    }
    if ((long) width * height > PictureFiles.MOST_PIXELS) {
      throw new TenshotException(
          name
              + " has "
              + width
              + " x "
              + height
              + " pixels, more than "
              + PictureFiles.MOST_PIXELS / 1_000_000
              + " million: cut out or scale down the part that is inspected.");
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
    String sentence =
        name
            + " is damaged or cut off"
            + (why == null ? "" : " (" + why + ")")
            + ": copy or take the picture again.";
    return cause == null ? new TenshotException(sentence) : new TenshotException(sentence, cause);
  }
}
