package org.tenshot.statistics;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenshot.paper.Drawing;
import org.tenshot.paper.Ink;
import org.tenshot.paper.PdfFile;
import org.tenshot.paper.PdfPage;
import org.tenshot.paper.PdfPicture;
import org.tenshot.paper.Scaled;
import org.tenshot.paper.Stroke;

/// A report as a PDF file on A4. In memory is a row of pictures and the page that is open.
final class PdfSheet implements Sheet {

  /// 15 mm, in points.
  private static final double EDGE = 42.5;

  private static final double WIDE = PdfFile.A4_WIDTH - 2 * EDGE;
  private static final double BOTTOM = PdfFile.A4_HEIGHT - EDGE - 16;
  private static final double CHART = WIDE / ChartDrawing.WIDTH;
  private static final int ABREAST = 4;
  private static final double GAP = 10;
  private static final double PICTURE = (WIDE - (ABREAST - 1) * GAP) / ABREAST;
  private static final double LEADING = 1.35;
  private static final Ink TEXT = Ink.plain(9.5);
  private static final Ink HEADING = Ink.thick(12);
  private static final Ink CAPTION = Ink.plain(7.5);
  private static final Ink CAPTION_HEAD = Ink.thick(8);
  private static final Ink FOOT = new Ink(7.5, false, "#56616f");
  private static final String AMBER = "#7a4b00";
  private static final Stroke RULE = new Stroke("#d5dbe3", 0.7, List.of());

  private final OutputStream out;
  private final ReportWords words;
  private final List<Cell> row = new ArrayList<>();
  private @Nullable PdfFile file;
  private @Nullable PdfPage page;
  private String foot = "";
  private double y;

  /// @param out stays the caller's
  PdfSheet(OutputStream out, ReportWords words) {
    this.out = out;
    this.words = words;
  }

  /// A picture that waits for the others of its row.
  private record Cell(@Nullable PdfPicture picture, List<String> said) {}

  @Override
  public void begin(String title, String stretch, String footer) throws IOException {
    PdfFile begun = new PdfFile(out, title, PdfFile.A4_WIDTH, PdfFile.A4_HEIGHT);
    file = begun;
    foot = footer;
    page = begun.page();
    y = EDGE;
    paragraph(title, Ink.thick(18), EDGE, WIDE);
    paragraph(stretch, TEXT, EDGE, WIDE);
    paragraph(footer, TEXT, EDGE, WIDE);
  }

  @Override
  public void table(String heading, List<String> head, List<List<String>> rows, String note)
      throws IOException {
    heading(heading, 4 * high(TEXT));
    double[] columns = columns(head, rows);
    cells(head, columns, Ink.thick(TEXT.size()));
    for (List<String> own : rows) {
      cells(own, columns, TEXT);
    }
    y += 4;
    if (!note.isEmpty()) {
      paragraph(note, TEXT, EDGE, WIDE);
    }
  }

  /// Where each column begins, and where the last one ends. What is too wide for the page is
  /// narrowed, the last column most.
  private double[] columns(List<String> head, List<List<String>> rows) {
    double[] columns = new double[head.size() + 1];
    columns[0] = EDGE;
    for (int c = 0; c < head.size(); c++) {
      double widest = file().letters().width(head.get(c), Ink.thick(TEXT.size()));
      for (List<String> own : rows) {
        widest = Math.max(widest, file().letters().width(own.get(c), TEXT));
      }
      double most = WIDE / head.size();
      boolean last = c == head.size() - 1;
      columns[c + 1] = last ? EDGE + WIDE : columns[c] + Math.min(widest + 14, most);
    }
    return columns;
  }

  private void cells(List<String> cells, double[] columns, Ink ink) throws IOException {
    List<List<String>> texts = new ArrayList<>();
    int most = 1;
    for (int c = 0; c < cells.size(); c++) {
      double width = columns[c + 1] - columns[c] - 8;
      texts.add(file().letters().lines(cells.get(c), ink, width));
      most = Math.max(most, texts.get(c).size());
    }
    room(most * high(ink) + 5);
    for (int c = 0; c < cells.size(); c++) {
      Ink own = cells.get(c).equals(words.text("unknown")) ? new Ink(ink.size(), true, AMBER) : ink;
      lines(texts.get(c), own, columns[c], y);
    }
    y += most * high(ink) + 3;
    page().line(List.of(new double[] {EDGE, y}, new double[] {EDGE + WIDE, y}), RULE);
    y += 2;
  }

  @Override
  public void chart(String heading, Chart chart) throws IOException {
    double high = CHART * ChartDrawing.HEIGHT;
    heading(heading, high);
    new ChartDrawing(chart, words.language()).draw(new Scaled(page(), EDGE, y, CHART));
    y += high;
  }

  @Override
  public void list(String heading, List<String> lines) throws IOException {
    heading(heading, 2 * high(TEXT));
    if (lines.isEmpty()) {
      paragraph(words.text("none"), TEXT, EDGE, WIDE);
    }
    for (String line : lines) {
      room(high(TEXT));
      page().dot(EDGE + 3, y + 0.62 * TEXT.size(), 1.4, TEXT.colour());
      paragraph(line, TEXT, EDGE + 11, WIDE - 11);
    }
  }

  @Override
  public void pictures(String heading) throws IOException {
    heading(heading, PICTURE);
  }

  @Override
  public void picture(@Nullable Small picture, List<String> said) throws IOException {
    row.add(
        new Cell(
            picture == null
                ? null
                : file().picture(picture.jpeg(), picture.width(), picture.height()),
            said));
    if (row.size() == ABREAST) {
      endRow();
    }
  }

  private void endRow() throws IOException {
    double pictures = row.stream().mapToDouble(PdfSheet::high).max().orElse(0);
    List<List<List<String>>> captions = new ArrayList<>();
    double texts = 0;
    for (Cell cell : row) {
      List<List<String>> caption = new ArrayList<>();
      for (int i = 0; i < cell.said().size(); i++) {
        caption.add(file().letters().lines(cell.said().get(i), caption(cell, i), PICTURE));
      }
      captions.add(caption);
      texts = Math.max(texts, caption.stream().mapToInt(List::size).sum() * high(CAPTION_HEAD));
    }
    room(pictures + texts + 8);
    for (int c = 0; c < row.size(); c++) {
      Cell cell = row.get(c);
      double x = EDGE + c * (PICTURE + GAP);
      if (cell.picture() != null) {
        double wide = high(cell) * cell.picture().width() / cell.picture().height();
        page().picture(cell.picture(), x, y + pictures - high(cell), wide, high(cell));
      }
      double at = y + pictures + 2;
      for (int i = 0; i < captions.get(c).size(); i++) {
        at = lines(captions.get(c).get(i), caption(cell, i), x, at);
      }
    }
    y += pictures + texts + 8;
    row.clear();
  }

  private static Ink caption(Cell cell, int line) {
    if (line > 0) {
      return CAPTION;
    }
    return cell.picture() == null ? new Ink(CAPTION_HEAD.size(), true, AMBER) : CAPTION_HEAD;
  }

  /// How high the picture of a cell is in its place, in points.
  private static double high(Cell cell) {
    PdfPicture picture = cell.picture();
    return picture == null ? 0 : Math.min(PICTURE, PICTURE * picture.height() / picture.width());
  }

  @Override
  public void say(String text) throws IOException {
    endRow();
    paragraph(text, TEXT, EDGE, WIDE);
  }

  @Override
  public void end() throws IOException {
    endRow();
    List<String> missing = file().letters().missing();
    if (!missing.isEmpty()) {
      paragraph(words.text("lacking", String.join(", ", missing)), TEXT, EDGE, WIDE);
    }
    file().end(this::foot);
  }

  private void foot(PdfPage last, int number, int all) {
    double line = PdfFile.A4_HEIGHT - EDGE;
    String counted = words.text("page", words.count(number), words.count(all));
    double room = WIDE - file().letters().width(counted, FOOT) - 20;
    last.line(List.of(new double[] {EDGE, line - 11}, new double[] {EDGE + WIDE, line - 11}), RULE);
    last.text(EDGE, line, file().letters().lines(foot, FOOT, room).getFirst(), FOOT);
    last.text(EDGE + WIDE, line, counted, FOOT, Drawing.Side.END, 0);
  }

  private void heading(String text, double below) throws IOException {
    endRow();
    y += 10;
    room(high(HEADING) + 4 + below);
    paragraph(text, HEADING, EDGE, WIDE);
    y += 2;
  }

  private void paragraph(String text, Ink ink, double x, double width) throws IOException {
    for (String line : file().letters().lines(text, ink, width)) {
      room(high(ink));
      y = lines(List.of(line), ink, x, y);
    }
  }

  private double lines(List<String> lines, Ink ink, double x, double from) {
    double at = from;
    for (String line : lines) {
      page().text(x, at + ink.size(), line, ink);
      at += high(ink);
    }
    return at;
  }

  private static double high(Ink ink) {
    return LEADING * ink.size();
  }

  /// Turns the page where less than this is left of it.
  private void room(double high) throws IOException {
    if (y + high > BOTTOM && y > EDGE) {
      page = file().page();
      y = EDGE;
    }
  }

  private PdfFile file() {
    PdfFile begun = file;
    if (begun == null) {
      throw new IllegalStateException("the report has not begun");
    }
    return begun;
  }

  private PdfPage page() {
    PdfPage begun = page;
    if (begun == null) {
      throw new IllegalStateException("the report has not begun");
    }
    return begun;
  }
}
