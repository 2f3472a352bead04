package org.tenshot.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenshot.domain.Mask;
import org.tenshot.domain.Picture;
import org.tenshot.domain.TenshotException;

class PictureFilesTest {

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvFileSource(resources = "/image/expected.csv")
  void everyFormatGivesPillowsPixels(String file, String sha256) throws Exception {
    Picture picture = PictureFiles.decode(resource(file), file);
    assertThat(picture.width()).isEqualTo(24);
    assertThat(picture.height()).isEqualTo(18);
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(picture.rgb())))
        .isEqualTo(sha256);
  }

  @Test
  void aPictureSurvivesItsPngFile() throws Exception {
    Picture picture = SyntheticPicture.of(97, 61);
    byte[] png = PictureFiles.png(picture);
    Path file = folder.resolve("picture.png");
    Files.write(file, png);
    Picture back = PictureFiles.read(file);
    assertThat(back.width()).isEqualTo(97);
    assertThat(back.height()).isEqualTo(61);
    assertThat(back.rgb()).isEqualTo(picture.rgb());
    assertThat(PictureFiles.png(picture)).as("named by its hash").isEqualTo(png);
  }

  @Test
  void aMaskSurvivesItsPngFile() throws Exception {
    byte[] values = new byte[16 * 9];
    Arrays.fill(values, 20, 40, (byte) 255);
    Picture back = PictureFiles.decode(PictureFiles.png(new Mask(16, 9, values)), "mask");
    for (int i = 0; i < values.length; i++) {
      assertThat(back.rgb()[3 * i]).isEqualTo(values[i]);
    }
  }

  @Test
  void aJpegFileComesClose() throws Exception {
    byte[] grey = new byte[64 * 48 * 3];
    Arrays.fill(grey, (byte) 128);
    Picture back =
        PictureFiles.decode(PictureFiles.jpeg(new Picture(64, 48, grey), 0.95), "grey.jpg");
    for (byte value : back.rgb()) {
      assertThat(value & 255).isBetween(126, 130);
    }
  }

  @Test
  void printColoursAreRefused() throws Exception {
    refused(resource("print.jpg"), "print.jpg").contains("CMYK").contains("save it as RGB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rgb.png", "rgb.bmp", "palette.gif", "rgb.tif", "lzw.tif", "smooth.jpg"})
  void aFileThatIsCutOffIsRefused(String file) throws Exception {
    byte[] whole = resource(file);
    for (double share : new double[] {0.1, 0.5, 0.8}) {
      byte[] piece = Arrays.copyOf(whole, (int) (whole.length * share));
      refused(piece, file).startsWith(file).containsAnyOf("damaged", "no picture", "pixels");
    }
  }

  @Test
  void aFlippedByteInsideAPngIsRefused() throws Exception {
    byte[] png = PictureFiles.png(SyntheticPicture.of(97, 61));
    png[png.length / 2] ^= 0x5A;
    refused(png, "flipped.png").contains("damaged");
  }

  @Test
  void whatIsNoPictureIsNamed() throws Exception {
    refused("no picture at all".getBytes(java.nio.charset.StandardCharsets.UTF_8), "notes.txt")
        .isEqualTo("notes.txt is no picture: give a PNG, JPEG, BMP, GIF or TIFF file.");
    refused(new byte[4000], "zeros.png").contains("is no picture");
    refused(new byte[0], "empty.png").contains("is empty");
  }

  @Test
  void aFolderAndAMissingFileAreNamed() {
    assertThatExceptionOfType(TenshotException.class)
        .isThrownBy(() -> PictureFiles.read(folder))
        .withMessageContaining("is a folder");
    assertThatExceptionOfType(TenshotException.class)
        .isThrownBy(() -> PictureFiles.read(folder.resolve("gone.png")))
        .withMessageContaining("gone.png does not exist");
  }

  @Test
  void aPictureOfOnePixelIsTooSmall() throws Exception {
    refused(PictureFiles.png(new Picture(1, 1, new byte[3])), "dot.png")
        .contains("1 x 1")
        .contains("at least 8 x 8");
  }

  @Test
  void aHugePictureIsRefusedBeforeItIsDecoded() throws Exception {
    byte[] png = PictureFiles.png(SyntheticPicture.of(16, 16));
    // The size in the header alone; nothing of that size is ever allocated.
    java.nio.ByteBuffer.wrap(png).putInt(16, 12_000).putInt(20, 9_000);
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(png, 12, 17);
    java.nio.ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
    refused(png, "huge.png").contains("12000 x 9000").contains("64 million");
  }

  @Test
  void aHugeJpegIsRefusedBeforeItIsDecoded() {
    byte[] jpeg = PictureFiles.jpeg(SyntheticPicture.of(16, 16), 0.9);
    for (int at = 0; at + 9 < jpeg.length; at++) {
      if ((jpeg[at] & 255) == 0xFF && (jpeg[at + 1] & 255) == 0xC0) {
        java.nio.ByteBuffer.wrap(jpeg)
            .putShort(at + 5, (short) 60_000)
            .putShort(at + 7, (short) 65_000);
      }
    }
    refused(jpeg, "huge.jpg").contains("65000 x 60000").contains("64 million");
  }

  private static AbstractStringAssert<?> refused(byte[] bytes, String name) {
    try {
      PictureFiles.decode(bytes, name);
    } catch (TenshotException e) {
      return assertThat(e.sentence());
    }
    throw new AssertionError(name + " with " + bytes.length + " bytes was read");
  }

  private static byte[] resource(String file) throws Exception {
    try (InputStream in =
        Objects.requireNonNull(PictureFilesTest.class.getResourceAsStream("/image/" + file))) {
      return in.readAllBytes();
    }
  }
}
