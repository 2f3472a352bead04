package org.tenshot.statistics;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Proportion;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Verdict;
import org.tenshot.image.Colours;
import org.tenshot.image.PictureFiles;
import org.tenshot.store.AuditRecord;
import org.tenshot.store.History;
import org.tenshot.store.HistoryCounts;
import org.tenshot.store.HistoryFilter;
import org.tenshot.store.StoredInspection;

/// Tells a shift on a sheet, with the picture of every reject.
final class ShiftPage {

  private static final Colours.Size SMALL = new Colours.Size(240, 240);
  private static final double QUALITY = 0.8;

  private final History history;
  private final ShiftReport report;
  private final DateTimeFormatter clock;
  private final Sheet sheet;
  private long rejects;
  private long without;

  /// @param history has the pictures; stays the caller's
  /// @param zone of the clock on the wall
  /// @param sheet is written piece by piece: a shift may have thousands of rejects
  ShiftPage(History history, ShiftReport report, ZoneId zone, Sheet sheet) {
    this.history = history;
    this.report = report;
    this.clock = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    this.sheet = sheet;
  }

  /// Writes the report.
  ///
  /// @throws IOException if it cannot be written
  /// @throws TenshotException if the log cannot be read
  void write() throws IOException, TenshotException {
    String title = "Shift %d of %s".formatted(report.shift().number(), report.shift().day());
    String stretch =
        clock.format(report.shift().from()) + " to " + clock.format(report.shift().to());
    sheet.begin(title, stretch, "Station %s, %s, %s".formatted(station(), lines(), title));
    figures();
    heads();
    charts();
    sheet.list("Faults", faults());
    sheet.list("What people changed", report.changes().stream().map(this::change).toList());
    rejects();
    sheet.end();
  }

  /// The computer's name.
  private static String station() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "without a name";
    }
  }

  /// The sources that were judged.
  private String lines() {
    TreeSet<String> sources = new TreeSet<>();
    report.whole().counts().stream().map(HistoryCounts.Count::source).forEach(sources::add);
    return (sources.size() == 1 ? "line " : "lines ") + String.join(" and ", sources);
  }

  private void figures() throws IOException {
    Tally tally = report.whole().tally();
    List<List<String>> rows = new ArrayList<>();
    tally.verdicts().forEach((kind, own) -> rows.add(List.of(kind.name(), Long.toString(own))));
    rows.add(List.of("yield (passed of judged)", share(tally.yield())));
    if (tally.repeats() > 0) {
      rows.add(List.of("first-pass yield", share(tally.firstPass())));
    }
    rows.add(List.of("rejected of judged", share(tally.rejected())));
    sheet.table(
        "Figures",
        List.of("", "counted"),
        rows,
        "Judged are PASS, REJECT and REVIEW. The intervals hold the true share in 95 of 100 cases (Clopper and Pearson).");
  }

  private void heads() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    Map<String, Tally> heads =
        new TreeMap<>(report.whole().tallies(own -> own.product() + "\u0000" + own.head()));
    for (Map.Entry<String, Tally> own : heads.entrySet()) {
      String[] names = own.getKey().split("\u0000", -1);
      rows.add(List.of(names[0], names[1], share(own.getValue().yield())));
    }
    sheet.table("Heads", List.of("product", "head", "yield"), rows, "");
  }

  private void charts() throws IOException {
    Charts charts = new Charts(Charts.Words.ENGLISH);
    RunRule.Family rules = RunRule.Family.WESTERN_ELECTRIC;
    sheet.chart("Defects", charts.pareto(List.of(report.whole())));
    sheet.chart("Share rejected, hour by hour", charts.p(report.hours(), rules));
    PChart chart = PChart.ofGroups(report.hours());
    sheet.list(
        "Run rules (Western Electric)",
        chart.signals(rules).stream()
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

  private void rejects() throws IOException, TenshotException {
    sheet.pictures("Rejected parts, newest first");
    ShiftReport.each(
        history,
        new HistoryFilter.Stretch(report.shift().from(), report.shift().to(), null),
        Verdict.Kind.REJECT,
        this::reject);
    sheet.say(
        "%d rejected parts; %s"
            .formatted(
                rejects,
                without == 0
                    ? "none of their pictures is left out."
                    : "%d stand without a picture, because none was kept or it cannot be read."
                        .formatted(without)));
  }

  private void reject(StoredInspection own) throws IOException {
    rejects++;
    List<String> said = new ArrayList<>();
    Sheet.Small picture = picture(own.pictureHash(), said);
    PartId part = own.inspection().origin().part();
    said.add(
        String.format(
            Locale.ROOT,
            "%s %.0f %%",
            own.inspection().verdict().className(),
            100 * own.inspection().sureness()));
    said.add(own.id() + ", " + clock.format(own.inspection().origin().capturedAt()));
    Stream.of(named("part", part.part()), named("lot", part.lot()), named("serial", part.serial()))
        .filter(line -> !line.isEmpty())
        .forEach(said::add);
    sheet.picture(picture, said);
  }

  /// A small picture, or nothing and the reason among what is said: a report does not fail for a
  /// picture.
  private Sheet.@Nullable Small picture(@Nullable String hash, List<String> said) {
    try {
      Path file = hash == null ? null : history.picture(hash).orElse(null);
      if (file != null) {
        Picture small = Colours.smaller(PictureFiles.read(file), SMALL);
        return new Sheet.Small(PictureFiles.jpeg(small, QUALITY), small.width(), small.height());
      }
      said.add("no picture was kept");
    } catch (TenshotException e) {
      said.add(e.sentence());
    }
    without++;
    return null;
  }

  private static String named(String what, @Nullable String name) {
    return name == null ? "" : what + " " + name;
  }

  private static String share(Proportion share) {
    return share.isUnknown() ? "UNKNOWN (none judged)" : share.toString();
  }
}
