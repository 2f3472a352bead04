package org.tenshot.statistics;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tenshot.paper.SvgDrawing;

/// A report as one HTML page without a link to anywhere. Prints on A4.
final class HtmlSheet implements Sheet {

  private final Writer page;
  private final ReportWords words;

  /// @param out is written to piece by piece; stays the caller's
  HtmlSheet(OutputStream out, ReportWords words) {
    this.words = words;
    page = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  @Override
  public void begin(String title, String stretch, String foot) throws IOException {
    add(
        """
        <!DOCTYPE html><html lang="%s"><head><meta charset="utf-8"><title>%s</title><style>
        @page{size:A4;margin:15mm} body{font:14px/1.45 system-ui,sans-serif;margin:2em auto;max-width:62em;color:#1c2430}
        table{border-collapse:collapse;margin:.6em 0 1em} th,td{padding:.25em .7em;text-align:left;border-bottom:1px solid #d5dbe3;vertical-align:top}
        h2{font-size:1.15em;margin:1.4em 0 .3em} svg{max-width:100%%;height:auto} .unknown{color:#7a4b00;font-weight:600}
        figure{display:inline-block;margin:.2em .6em .6em 0;width:12em;font-size:12px;vertical-align:top;break-inside:avoid} figure img{width:100%%}
        section{break-inside:avoid} .rejects{break-inside:auto} @media print{body{margin:0;max-width:none}}</style></head><body><h1>%s</h1>
        <p>%s<br>%s</p>
        """,
        words.language().locale().toLanguageTag(),
        text(title),
        text(title),
        text(stretch),
        text(foot));
  }

  @Override
  public void table(String heading, List<String> head, List<List<String>> rows, String note)
      throws IOException {
    add("<section><h2>%s</h2><table><tr>", text(heading));
    for (String own : head) {
      add("<th>%s</th>", text(own));
    }
    add("</tr>");
    for (List<String> row : rows) {
      add("<tr>");
      for (String cell : row) {
        add(
            cell.equals(words.text("unknown"))
                ? "<td><span class=\"unknown\">%s</span></td>"
                : "<td>%s</td>",
            text(cell));
      }
      add("</tr>");
    }
    add("</table>%s</section>", note.isEmpty() ? "" : "<p>" + text(note) + "</p>");
  }

  @Override
  public void chart(String heading, Chart chart) throws IOException {
    add(
        "<section><h2>%s</h2>%s</section>",
        text(heading), new ChartDrawing(chart, words.language()).svg());
  }

  @Override
  public void list(String heading, List<String> lines) throws IOException {
    add("<section><h2>%s</h2>", text(heading));
    add(lines.isEmpty() ? "<p>" + text(words.text("none")) + "</p>" : "<ul>");
    for (String line : lines) {
      add("<li>%s</li>", text(line));
    }
    add(lines.isEmpty() ? "</section>" : "</ul></section>");
  }

  @Override
  public void pictures(String heading) throws IOException {
    add("<section class=\"rejects\"><h2>%s</h2>", text(heading));
  }

  @Override
  public void picture(@Nullable Small picture, List<String> said) throws IOException {
    add("<figure>");
    if (picture != null) {
      add(
          "<img alt=\"\" src=\"data:image/jpeg;base64,%s\">",
          Base64.getEncoder().encodeToString(picture.jpeg()));
    }
    add(
        picture == null ? "<figcaption><b class=\"unknown\">%s</b>" : "<figcaption><b>%s</b>",
        text(said.getFirst()));
    for (String line : said.subList(1, said.size())) {
      add("<br>%s", text(line));
    }
    add("</figcaption></figure>");
  }

  @Override
  public void say(String text) throws IOException {
    add("<p>%s</p>", text(text));
  }

  @Override
  public void end() throws IOException {
    add("</section></body></html>\n");
    page.flush();
  }

  private static String text(String plain) {
    return SvgDrawing.escaped(plain);
  }

  private void add(String format, Object... values) throws IOException {
    page.append(String.format(Locale.ROOT, format, values));
  }
}
