package org.tenshot.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.Picture;
import org.tenshot.image.PictureFiles;

/// What is written into a PDF file, read back by another program.
class PdfFileTest {

  private static final Ink INK = Ink.plain(12);

  @Test
  void wordsInEveryLanguageOfTheProgramAreReadBackAndAreBlack() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfFile file = new PdfFile(out, "Bericht für 检测", 400, 300);
    PdfPage page = file.page();
    page.text(20, 40, "Öl auf der Fläche: größer als 5 µm", INK);
    page.text(20, 80, "检测产线上的零件 and Latin", Ink.thick(12));
    page.text(20, 120, "missing: ก", INK);
    page.text(380, 160, "to the edge", INK, Drawing.Side.END, 0);
    file.page().text(20, 40, "the second page", INK);
    file.end((last, number, all) -> last.text(20, 290, number + " of " + all, INK));

    assertThat(file.letters().missing()).containsExactly("[U+0E01]");
    try (PdfBack back = new PdfBack(out.toByteArray())) {
      assertThat(back.pages()).isEqualTo(2);
      assertThat(back.text())
          .contains("Öl auf der Fläche: größer als 5 µm")
          .contains("检测产线上的零件 and Latin")
          .contains("missing: [U+0E01]")
          .contains("1 of 2", "the second page", "2 of 2");
      BufferedImage drawn = back.drawn(0, "pdf-letters");
      // A font that a reader cannot use leaves nothing, or boxes of one grey.
      assertThat(dark(drawn, 30, 60)).as("Latin").isGreaterThan(300);
      assertThat(dark(drawn, 90, 125)).as("Chinese").isGreaterThan(300);
      assertThat(dark(drawn, 0, 20)).as("nothing above").isZero();
    }
    // Both Chinese fonts whole would be two megabytes.
    assertThat(out.size()).isLessThan(400_000);
  }

  /// Dark pixels between two rows.
  private static long dark(BufferedImage drawn, int from, int to) {
    long dark = 0;
    for (int y = from; y < to; y++) {
      for (int x = 0; x < drawn.getWidth(); x++) {
        dark += (drawn.getRGB(x, y) & 255) < 100 ? 1 : 0;
      }
    }
    return dark;
  }

  @Test
  void shapesAndPicturesStandWhereTheyWereDrawn() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    // 72 points are one inch, 110 pixels of the reader.
    PdfFile file = new PdfFile(out, "shapes", 144, 144);
    byte[] rgb = new byte[3 * 16 * 16];
    for (int i = 0; i < rgb.length; i += 3) {
      rgb[i] = (byte) 255;
    }
    byte[] red = PictureFiles.jpeg(new Picture(16, 16, rgb), 0.9);
    PdfPage page = file.page();
    page.picture(file.picture(red, 16, 16), 0, 0, 72, 36);
    page.box(72, 0, 72, 36, "#00ff00");
    page.dot(36, 108, 20, "#0000ff");
    page.line(
        List.of(new double[] {72, 72}, new double[] {144, 72}),
        new Stroke("#000000", 6, List.of()));
    new Scaled(page, 72, 100, 0.5).box(0, 0, 40, 40, "#00ff00");
    file.end((last, number, all) -> {});

    try (PdfBack back = new PdfBack(out.toByteArray())) {
      assertThat(back.pictures()).isEqualTo(1);
      BufferedImage drawn = back.drawn(0, "pdf-shapes");
      assertThat(at(drawn, 36, 18)).as("the picture").matches("f[c-f]..0[0-4]|f....0");
      assertThat(at(drawn, 108, 18)).as("the box").isEqualTo("00ff00");
      assertThat(at(drawn, 36, 108)).as("the dot").isEqualTo("0000ff");
      assertThat(at(drawn, 36, 82)).as("above the dot").isEqualTo("ffffff");
      assertThat(at(drawn, 108, 72)).as("the line").isEqualTo("000000");
      assertThat(at(drawn, 90, 118)).as("the scaled box").isEqualTo("00ff00");
      assertThat(at(drawn, 96, 118)).as("beside the scaled box").isEqualTo("ffffff");
    }
  }

  /// The colour at a place in points.
  private static String at(BufferedImage drawn, double x, double y) {
    int rgb = drawn.getRGB((int) (x * 110 / 72), (int) (y * 110 / 72)) & 0xffffff;
    return "%06x".formatted(rgb);
  }

  @Test
  void linesBreakAtBlanksAndWithinWhatHasNone() throws Exception {
    Lettering letters = new PdfFile(new ByteArrayOutputStream(), "lines", 100, 100).letters();
    String text = "a scratch across the outer ring";
    List<String> lines = letters.lines(text, INK, 90);
    assertThat(String.join(" ", lines)).isEqualTo(text);
    assertThat(lines).hasSizeGreaterThan(1).allMatch(line -> letters.width(line, INK) <= 90);
    List<String> serial = letters.lines("SN-".repeat(20), INK, 90);
    assertThat(String.join("", serial)).isEqualTo("SN-".repeat(20));
    assertThat(serial).allMatch(line -> letters.width(line, INK) <= 90);
    assertThat(letters.lines("", INK, 90)).containsExactly("");
    assertThat(letters.width("iiii", INK)).isLessThan(letters.width("MMMM", INK));
  }
}
