package org.tenshot.teach;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.TenshotException;

/// An evaluation as one HTML page without a link to anywhere: table, plot, confusion matrices, and
/// the pictures that were not recognised. Prints on A4.
public final class EvaluationPage {

  private static final List<String> COLOURS =
      List.of("#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#ff7f0e", "#17becf", "#8c564b");

  private final String title;
  private final List<ProductClass> classes;
  private final Thumbnails thumbnails;
  private final StringBuilder page = new StringBuilder();

  /// Gives pictures for the page.
  public interface Thumbnails {

    /// A small JPEG file of an example.
    byte[] jpeg(int example) throws TenshotException;

    /// What the picture is called.
    String name(int example);

    /// The index of the class that it shows.
    int truth(int example);
  }

  /// @param title what was evaluated
  /// @param classes in the order of the confusion matrices
  public EvaluationPage(String title, List<ProductClass> classes, Thumbnails thumbnails) {
    this.title = title;
    this.classes = List.copyOf(classes);
    this.thumbnails = thumbnails;
  }

  /// The page.
  ///
  /// @throws TenshotException if a picture cannot be read any more
  public String html(List<Evaluation.Result> results) throws TenshotException {
    page.setLength(0);
    add(
        """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>%s</title><style>
        @page{size:A4;margin:15mm} body{font:14px/1.45 system-ui,sans-serif;margin:2em auto;max-width:60em;color:#1c2430}
        table{border-collapse:collapse;margin:1em 0} th,td{padding:.25em .7em;text-align:right;border-bottom:1px solid #d5dbe3}
        th:first-child,td:first-child{text-align:left} .right{background:#dff3e4} .wrong{background:#fbe3e1}
        figure{display:inline-block;margin:.4em;width:9em;font-size:12px;vertical-align:top;break-inside:avoid} figure img{width:100%%}
        section{break-inside:avoid}</style></head><body><h1>%s</h1>
        """,
        text(title), text(title));
    table(results);
    plot(results);
    for (Evaluation.Result result : results) {
      add("<section><h2>%s, %d shots</h2>", text(result.head()), result.shots());
      matrix(result);
      add("</section>");
      wrong(result);
    }
    add("</body></html>\n");
    return page.toString();
  }

  private void table(List<Evaluation.Result> results) {
    add(
        "<table><tr><th>head</th><th>shots</th><th>accuracy</th><th>balanced accuracy</th><th>AUROC</th>"
            + "<th>escapes</th><th>false rejects</th><th>repeats</th></tr>");
    for (Evaluation.Result result : results) {
      add(
          "<tr><td>%s</td><td>%d</td><td>%s</td><td>%s &plusmn; %s</td><td>%s</td><td>%s</td><td>%s</td><td>%d</td></tr>",
          text(result.head()),
          result.shots(),
          share(result.mean(Figures::accuracy)),
          share(result.mean(Figures::balancedAccuracy)),
          share(result.deviation(Figures::balancedAccuracy)),
          share(result.mean(Figures::auroc)),
          share(result.mean(Figures::escapeRate)),
          share(result.mean(Figures::falseRejectRate)),
          result.runs().size());
    }
    add("</table>");
  }

  /// Balanced accuracy over the number of shots, a line for each head.
  private void plot(List<Evaluation.Result> results) {
    Map<String, StringBuilder> lines = new LinkedHashMap<>();
    add("<svg viewBox=\"0 0 640 320\" width=\"640\" font-size=\"12\" role=\"img\">");
    for (int i = 0; i <= 10; i += 2) {
      add(
          "<line x1=\"50\" x2=\"470\" y1=\"%d\" y2=\"%d\" stroke=\"#d5dbe3\"/><text x=\"12\" y=\"%d\">%.1f</text>",
          height(i / 10.0), height(i / 10.0), height(i / 10.0) + 4, i / 10.0);
    }
    for (Evaluation.Result result : results) {
      String colour = colour(lines, result.head());
      int x = across(result.shots());
      double mean = result.mean(Figures::balancedAccuracy);
      double off = result.deviation(Figures::balancedAccuracy);
      add(
          "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" stroke=\"%s\"/><circle cx=\"%d\" cy=\"%d\" r=\"4\" fill=\"%s\"/>"
              + "<text x=\"%d\" y=\"308\">%d</text>",
          x,
          x,
          height(mean - off),
          height(mean + off),
          colour,
          x,
          height(mean),
          colour,
          x - 4,
          result.shots());
      lines
          .computeIfAbsent(result.head(), any -> new StringBuilder())
          .append(x)
          .append(',')
          .append(height(mean))
          .append(' ');
    }
    int row = 30;
    for (Map.Entry<String, StringBuilder> line : lines.entrySet()) {
      String colour = colour(lines, line.getKey());
      add(
          "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\"/><text x=\"490\" y=\"%d\" fill=\"%s\">%s</text>",
          line.getValue(), colour, row, colour, text(line.getKey()));
      row += 18;
    }
    add(
        "</svg><p>Balanced accuracy over the number of shots of each class; bars: one standard deviation.</p>");
  }

  private static String colour(Map<String, StringBuilder> lines, String head) {
    lines.computeIfAbsent(head, any -> new StringBuilder());
    return COLOURS.get(List.copyOf(lines.keySet()).indexOf(head) % COLOURS.size());
  }

  private static int height(double share) {
    return (int) Math.round(290 - 270 * Math.clamp(share, 0, 1));
  }

  private static int across(int shots) {
    return (int) Math.round(60 + 130 * Math.log1p(shots));
  }

  private void matrix(Evaluation.Result result) {
    add("<table><tr><th>truth \\ answer</th>");
    classes.forEach(one -> add("<th>%s</th>", text(one.name())));
    add("</tr>");
    for (int truth = 0; truth < classes.size(); truth++) {
      add("<tr><td>%s</td>", text(classes.get(truth).name()));
      for (int answer = 0; answer < classes.size(); answer++) {
        int count = 0;
        for (Figures run : result.runs()) {
          count += run.confusion()[truth][answer];
        }
        add(
            "<td class=\"%s\">%d</td>",
            truth == answer ? "right" : count > 0 ? "wrong" : "none", count);
      }
      add("</tr>");
    }
    add("</table>");
  }

  private void wrong(Evaluation.Result result) throws TenshotException {
    for (Evaluation.Wrong one : result.wrong()) {
      add(
          "<figure><img alt=\"\" src=\"data:image/jpeg;base64,%s\"><figcaption>%s is %s, called %s in %d of %d</figcaption></figure>",
          Base64.getEncoder().encodeToString(thumbnails.jpeg(one.example())),
          text(thumbnails.name(one.example())),
          text(classes.get(thumbnails.truth(one.example())).name()),
          text(classes.get(one.answer()).name()),
          one.times(),
          one.tested());
    }
  }

  private void add(String format, Object... values) {
    page.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
  }

  private static String share(double value) {
    return Double.isNaN(value) ? "unknown" : String.format(Locale.ROOT, "%.3f", value);
  }

  private static String text(String raw) {
    return raw.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
