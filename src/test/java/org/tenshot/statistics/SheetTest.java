package org.tenshot.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.Picture;
import org.tenshot.image.PictureFiles;
import org.tenshot.paper.PdfBack;
import org.w3c.dom.Document;

/// Reports and charts as pages, read back.
class SheetTest {

  private static final ReportWords ENGLISH = new ReportWords(ReportLanguage.EN, ZoneOffset.UTC);

  private static final Chart CHART =
      new Chart(
          "Anteil verworfen 废品率",
          Chart.Shape.LINES,
          Chart.Unit.SHARE,
          List.of("06:00", "07:00", "08:00", "09:00"),
          List.of(
              new Chart.Line(
                  "rejected", Chart.Look.DATA, List.of(0.1, 0.12, Double.NaN, 0.4), Set.of(3)),
              new Chart.Line(
                  "upper limit", Chart.Look.LIMIT, List.of(0.2, 0.2, 0.2, 0.2), Set.of())));

  @Test
  void aReportOnPaperHasWhatTheWebPageHas() throws Exception {
    ByteArrayOutputStream html = new ByteArrayOutputStream();
    fill(new HtmlSheet(html, ENGLISH), 30);
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    fill(new PdfSheet(pdf, ENGLISH), 30);

    String page = html.toString(StandardCharsets.UTF_8);
    assertThat(page.split("<img ", -1)).hasSize(30 + 1);
    assertThat(page)
        .contains("x &lt;y&gt;", "<span class=\"unknown\">UNKNOWN", "no picture was kept");
    try (PdfBack back = new PdfBack(pdf.toByteArray())) {
      assertThat(back.pictures()).isEqualTo(30);
      assertThat(back.text())
          .contains("Shift 1 of 2026-11-20", "Figures", "UNKNOWN (none judged)", "x <y>")
          .contains("Anteil verworfen 废品率", "09:00", "upper limit", "None.")
          .contains("scratch 29", "no picture was kept", "lack [U+0E01]")
          .contains("Station seven, line left")
          .contains("Page 1 of " + back.pages(), "Page " + back.pages() + " of " + back.pages());
      assertThat(back.pages()).isBetween(2, 5);
      for (int i = 0; i < 2; i++) {
        back.drawn(i, "report-pdf-" + (i + 1));
      }
    }
  }

  private static void fill(Sheet sheet, int pictures) throws Exception {
    sheet.begin(
        "Shift 1 of 2026-11-20",
        "06:00 to 14:00",
        "Station seven, line left, Shift 1 of 2026-11-20");
    sheet.table(
        "Figures",
        List.of("", "counted"),
        List.of(List.of("PASS", "120"), List.of("yield", "UNKNOWN (none judged)")),
        "Judged are PASS, REJECT and REVIEW.");
    sheet.table(
        "Heads",
        List.of("product", "head", "yield"),
        List.of(
            List.of(
                "ball bearing with a name that is longer than others",
                "zero-shot/surface-s/0123456789abcdef",
                "120 of 150 = 80.0 % (95 %: 72.7 % to 86.1 %)")),
        "");
    sheet.chart("Share rejected", CHART);
    sheet.list("Faults", List.of("1 x CAMERA_LOST: the cable of x <y> is loose, ก"));
    sheet.list("What people changed", List.of());
    sheet.pictures("Rejected parts");
    byte[] jpeg = PictureFiles.jpeg(new Picture(24, 16, new byte[24 * 16 * 3]), 0.8);
    for (int i = 0; i < pictures; i++) {
      sheet.picture(
          new Sheet.Small(jpeg, 24, 16),
          List.of("scratch " + i, "4711, 2026-11-20 07:00:00", "serial SN-0815"));
    }
    sheet.picture(null, List.of("no picture was kept", "rust"));
    sheet.say("%d rejected parts".formatted(pictures + 1));
    sheet.end();
  }

  @Test
  void whatWasDrawnIsInTheFileAndNoLongerInMemory() throws Exception {
    long[] written = new long[1];
    PdfSheet sheet =
        new PdfSheet(
            new OutputStream() {
              @Override
              public void write(int one) {
                written[0]++;
              }

              @Override
              public void write(byte[] bytes, int from, int length) {
                written[0] += length;
              }
            },
            ENGLISH);
    sheet.begin("Shift", "always", "Station seven");
    sheet.pictures("Rejected parts");
    byte[] jpeg = new byte[12_000];
    for (int i = 1; i <= 5000; i++) {
      sheet.picture(new Sheet.Small(jpeg, 240, 180), List.of("scratch " + i));
      assertThat(written[0])
          .as("after picture %d all but the writer's buffer", i)
          .isGreaterThan(12_000L * i - (1 << 16) - 1);
    }
    sheet.end();
    assertThat(written[0]).as("little beside the pictures").isBetween(60_000_000L, 63_000_000L);
  }

  @Test
  void aChartIsTheSameDrawingInBothKindsOfFile() throws Exception {
    ChartDrawing drawing = new ChartDrawing(CHART, ReportLanguage.EN);
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(drawing.svg().getBytes(StandardCharsets.UTF_8)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    drawing.pdf(out);

    // Two plain points, the ring around the marked one; the background and the marked square.
    assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(3);
    assertThat(svg.getElementsByTagName("rect").getLength()).isEqualTo(2);
    try (PdfBack back = new PdfBack(out.toByteArray())) {
      assertThat(back.pages()).isEqualTo(1);
      String text = back.text();
      for (int i = 0; i < svg.getElementsByTagName("text").getLength(); i++) {
        String word = svg.getElementsByTagName("text").item(i).getTextContent();
        // Words that stand aslant are read letter by letter.
        if (!CHART.names().contains(word)) {
          assertThat(text).contains(word);
        }
      }
      back.drawn(0, "chart-pdf");
    }
  }

  @Test
  void theEndingSaysWhatIsWritten() throws Exception {
    assertThat(ReportFormat.of(Path.of("a.PDF"))).isEqualTo(ReportFormat.PDF);
    assertThat(ReportFormat.of(Path.of("a.htm"))).isEqualTo(ReportFormat.HTML);
    assertThat(catchThrowable(() -> ReportFormat.of(Path.of("a.doc"))))
        .hasMessageContaining(".html or .pdf");
  }
}
