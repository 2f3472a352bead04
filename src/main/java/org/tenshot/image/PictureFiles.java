package org.tenshot.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Mask;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// Picture files to pixels and back. Reads PNG, JPEG, BMP, GIF and TIFF and gives the very pixels
/// that Pillow's `convert("RGB")` gives, because encoders were trained on those; 16-bit samples
/// lose their lower byte. Everything is in memory: no temporary files.
public final class PictureFiles {

  /// The smallest edge of a picture, in pixels: below it there is nothing to inspect.
  public static final int SMALLEST_EDGE = 8;

  /// The most pixels of a picture: above it one frame takes more memory than a station has to
  /// spare.
  public static final long MOST_PIXELS = 64_000_000;

  /// The most bytes of a picture file.
  public static final long MOST_BYTES = 512L << 20;

  private PictureFiles() {}

  /// Reads a picture.
  ///
  /// @throws TenshotException if the file is missing, unreadable, no picture, damaged, too small or
  ///   too large
  public static Picture read(Path file) throws TenshotException {
    if (Files.isDirectory(file)) {
      throw new TenshotException(
          Saying.of("file.folder", "{0} is a folder, not a picture: name a file in it.", file));
    }
    if (!Files.exists(file)) {
      throw new TenshotException(
          Saying.of("file.gone", "{0} does not exist: check the path of the picture.", file));
    }
    try {
      long bytes = Files.size(file);
      if (bytes > MOST_BYTES) {
        throw new TenshotException(
            Saying.of(
                "file.too-long",
                "{0} has {1} MB, more than the {2} MB that a picture file may have: save it smaller.",
                file,
                bytes >> 20,
                MOST_BYTES >> 20));
      }
      return decode(Files.readAllBytes(file), file.toString());
    } catch (AccessDeniedException e) {
      throw new TenshotException(
          Saying.of(
              "file.forbidden",
              "{0} may not be read: give the user that runs Tenshot the right to.",
              file),
          e);
    } catch (IOException e) {
      throw new TenshotException(
          Saying.of(
              "file.unreadable",
              "{0} cannot be read ({1}): check the disk and copy it again.",
              file,
              e.getMessage()),
          e);
    }
  }

  /// Reads a picture from the bytes of its file.
  ///
  /// @param name how errors call it
  /// @throws TenshotException if the bytes are no picture, damaged, too small or too large
  public static Picture decode(byte[] bytes, String name) throws TenshotException {
    return PictureDecoder.decode(bytes, name);
  }

  /// The picture as a PNG file; the same picture gives the same bytes.
  public static byte[] png(Picture picture) {
    return write("png", coloured(picture), null);
  }

  /// The mask as a grey PNG file: 0 = good, 255 = defect.
  public static byte[] png(Mask mask) {
    WritableRaster raster =
        Raster.createInterleavedRaster(
            new DataBufferByte(mask.values(), mask.values().length),
            mask.width(),
            mask.height(),
            mask.width(),
            1,
            new int[] {0},
            null);
    return write("png", image(raster, ColorSpace.CS_GRAY), null);
  }

  /// The picture as a JPEG file.
  ///
  /// @param quality above 0 to 1, where 1 is the best
  public static byte[] jpeg(Picture picture, double quality) {
    return write("jpeg", coloured(picture), (float) quality);
  }

  private static BufferedImage coloured(Picture picture) {
    WritableRaster raster =
        Raster.createInterleavedRaster(
            new DataBufferByte(picture.rgb(), picture.rgb().length),
            picture.width(),
            picture.height(),
            picture.width() * 3,
            3,
            new int[] {0, 1, 2},
            null);
    return image(raster, ColorSpace.CS_sRGB);
  }

  private static BufferedImage image(WritableRaster raster, int colourSpace) {
    ComponentColorModel colours =
        new ComponentColorModel(
            ColorSpace.getInstance(colourSpace),
            false,
            false,
            ComponentColorModel.OPAQUE,
            DataBuffer.TYPE_BYTE);
    return new BufferedImage(colours, raster, false, null);
  }

  private static byte[] write(String format, BufferedImage image, @Nullable Float quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam how = writer.getDefaultWriteParam();
      if (quality != null) {
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(quality);
      }
      writer.write(null, new IIOImage(image, null, null), how);
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
