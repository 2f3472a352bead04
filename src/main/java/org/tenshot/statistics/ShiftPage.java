package org.tenshot.statistics;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Proportion;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;
import org.tenshot.image.Colours;
import org.tenshot.image.PictureFiles;
import org.tenshot.store.AuditRecord;
import org.tenshot.store.History;
import org.tenshot.store.HistoryFilter;
import org.tenshot.store.StoredInspection;

/// A shift as one HTML page without a link to anywhere, with the picture of every reject. Prints on
/// A4.
public final class ShiftPage {

  private static final Colours.Size SMALL = new Colours.Size(240, 240);
  private static final double QUALITY = 0.8;

  private final History history;
  private final ShiftReport report;
  private final DateTimeFormatter clock;
  private final Appendable page;

  /// @param history has the pictures; stays the caller's
  /// @param zone of the clock on the wall
  /// @param page is written to, piece by piece: a shift may have thousands of rejects
  public ShiftPage(History history, ShiftReport report, ZoneId zone, Appendable page) {
    this.history = history;
    this.report = report;
    this.clock = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    this.page = page;
  }

  /// Writes the page.
  ///
  /// @throws IOException if it cannot be written
  /// @throws TenshotException if the log cannot be read
  public void write() throws IOException, TenshotException {
    String title = "Shift %d of %s".formatted(report.shift().number(), report.shift().day());
    add(
        """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>%s</title><style>
        @page{size:A4;margin:15mm} body{font:14px/1.45 system-ui,sans-serif;margin:2em auto;max-width:62em;color:#1c2430}
        table{border-collapse:collapse;margin:.6em 0 1em} th,td{padding:.25em .7em;text-align:left;border-bottom:1px solid #d5dbe3;vertical-align:top}
        h2{font-size:1.15em;margin:1.4em 0 .3em} svg{max-width:100%%;height:auto} .unknown{color:#7a4b00;font-weight:600}
        figure{display:inline-block;margin:.2em .6em .6em 0;width:12em;font-size:12px;vertical-align:top;break-inside:avoid} figure img{width:100%%}
        section{break-inside:avoid} .rejects{break-inside:auto} @media print{body{margin:0;max-width:none}}</style></head><body><h1>%s</h1>
        <p>%s to %s</p>
        """,
        Html.text(title),
        Html.text(title),
        clock.format(report.shift().from()),
        clock.format(report.shift().to()));
    figures();
    heads();
    charts();
    rules();
    list("Faults", faults());
    list("What people changed", report.changes().stream().map(this::change).toList());
    rejects();
    add("</body></html>\n");
  }

  private void figures() throws IOException {
    Tally tally = report.whole().tally();
    add("<section><h2>Figures</h2><table><tr><th></th><th>counted</th></tr>");
    for (Map.Entry<Verdict.Kind, Long> own : tally.verdicts().entrySet()) {
      row(own.getKey().name(), Long.toString(own.getValue()));
    }
    row("yield (passed of judged)", share(tally.yield()));
    if (tally.repeats() > 0) {
      row("first-pass yield", share(tally.firstPass()));
    }
    row("rejected of judged", share(tally.rejected()));
    add(
        "</table><p>Judged are PASS, REJECT and REVIEW. The intervals hold the true share in 95 of 100 cases (Clopper and Pearson).</p></section>");
  }

  private void heads() throws IOException {
    add("<section><h2>Heads</h2><table><tr><th>product</th><th>head</th><th>yield</th></tr>");
    Map<String, Tally> heads =
        new TreeMap<>(report.whole().tallies(own -> own.product() + "\u0000" + own.head()));
    for (Map.Entry<String, Tally> own : heads.entrySet()) {
      String[] names = own.getKey().split("\u0000", -1);
      add(
          "<tr><td>%s</td><td>%s</td><td>%s</td></tr>",
          Html.text(names[0]), Html.text(names[1]), share(own.getValue().yield()));
    }
    add("</table></section>");
  }

  private void charts() throws IOException {
    Charts charts = new Charts(Charts.Words.ENGLISH);
    add(
        "<section><h2>Defects</h2>%s</section><section><h2>Share rejected, hour by hour</h2>%s</section>",
        new ChartSvg(charts.pareto(List.of(report.whole()))).svg(),
        new ChartSvg(charts.p(report.hours(), RunRule.Family.WESTERN_ELECTRIC)).svg());
  }

  private void rules() throws IOException {
    PChart chart = PChart.ofGroups(report.hours());
    list(
        "Run rules (Western Electric)",
        chart.signals(RunRule.Family.WESTERN_ELECTRIC).stream()
            .map(own -> chart.points().get(own.point()).name() + ": " + own.rule())
            .toList());
  }

  private List<String> faults() {
    return report.faults().entrySet().stream()
        .map(own -> own.getValue() + " x " + own.getKey())
        .toList();
  }

  private String change(AuditRecord own) {
    return "%s %s: %s, %s%s"
        .formatted(
            clock.format(own.at()),
            own.person(),
            own.what(),
            own.subject(),
            own.after() == null ? "" : ", now " + own.after());
  }

  private void list(String heading, List<String> lines) throws IOException {
    add("<section><h2>%s</h2>", heading);
    if (lines.isEmpty()) {
      add("<p>None.</p>");
    } else {
      add("<ul>");
      for (String line : lines) {
        add("<li>%s</li>", Html.text(line));
      }
      add("</ul>");
    }
    add("</section>");
  }

  private void rejects() throws IOException, TenshotException {
    add("<section class=\"rejects\"><h2>Rejected parts, newest first</h2>");
    ShiftReport.each(
        history,
        new HistoryFilter.Stretch(report.shift().from(), report.shift().to(), null),
        Verdict.Kind.REJECT,
        this::reject);
    add("</section>");
  }

  private void reject(StoredInspection own) throws IOException {
    PartId part = own.inspection().origin().part();
    add(
        "<figure>%s<figcaption><b>%s</b> %.0f %%<br>%d, %s<br>%s%s%s</figcaption></figure>",
        picture(own.pictureHash()),
        Html.text(own.inspection().verdict().className()),
        100 * own.inspection().sureness(),
        own.id(),
        clock.format(own.inspection().origin().capturedAt()),
        named("part", part.part()),
        named("lot", part.lot()),
        named("serial", part.serial()));
  }

  /// A small JPEG file, or why there is none: a report does not fail for a picture.
  private String picture(@Nullable String hash) {
    try {
      Path file = hash == null ? null : history.picture(hash).orElse(null);
      if (file == null) {
        return "<span class=\"unknown\">no picture was kept</span>";
      }
      byte[] small = PictureFiles.jpeg(Colours.smaller(PictureFiles.read(file), SMALL), QUALITY);
      return "<img alt=\"\" src=\"data:image/jpeg;base64,%s\">"
          .formatted(Base64.getEncoder().encodeToString(small));
    } catch (TenshotException e) {
      return "<span class=\"unknown\">%s</span>".formatted(Html.text(e.sentence()));
    }
  }

  private static String named(String what, @Nullable String name) {
    return name == null ? "" : what + " " + Html.text(name) + " ";
  }

  private static String share(Proportion share) {
    return share.isUnknown()
        ? "<span class=\"unknown\">UNKNOWN (none judged)</span>"
        : share.toString();
  }

  private void row(String what, String value) throws IOException {
    add("<tr><td>%s</td><td>%s</td></tr>", what, value);
  }

  private void add(String format, Object... values) throws IOException {
    page.append(String.format(Locale.ROOT, format, values));
  }
}
