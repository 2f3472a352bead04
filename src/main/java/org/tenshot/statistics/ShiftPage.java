package org.tenshot.statistics;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Shifts;
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
  private final ReportWords words;
  private final Sheet sheet;
  private long rejects;
  private long without;

  /// @param history has the pictures; stays the caller's
  /// @param words of the report
  /// @param sheet is written piece by piece: a shift may have thousands of rejects
  ShiftPage(History history, ShiftReport report, ReportWords words, Sheet sheet) {
    this.history = history;
    this.report = report;
    this.words = words;
    this.sheet = sheet;
  }

  /// Writes the report.
  ///
  /// @throws IOException if it cannot be written
  /// @throws TenshotException if the log cannot be read
  void write() throws IOException, TenshotException {
    Shifts.Shift shift = report.shift();
    String title = words.text("title", words.count(shift.number()), words.day(shift.day()));
    String stretch = words.text("stretch", words.moment(shift.from()), words.moment(shift.to()));
    sheet.begin(title, stretch, words.text("station", station(), lines(), title));
    figures();
    heads();
    charts();
    sheet.list(words.text("faults"), faults());
    sheet.list(words.text("changes"), report.changes().stream().map(this::change).toList());
    rejects();
    sheet.end();
  }

  /// The computer's name.
  private String station() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return words.text("station.nameless");
    }
  }

  /// The sources that were judged.
  private String lines() {
    TreeSet<String> sources = new TreeSet<>();
    report.whole().counts().stream().map(HistoryCounts.Count::source).forEach(sources::add);
    String all = String.join(", ", sources);
    return sources.size() == 1 ? words.text("line", all) : words.text("lines", all);
  }

  private void figures() throws IOException {
    Tally tally = report.whole().tally();
    List<List<String>> rows = new ArrayList<>();
    tally
        .verdicts()
        .forEach((kind, own) -> rows.add(List.of(words.text("verdict." + kind), words.count(own))));
    rows.add(List.of(words.text("figures.yield"), words.share(tally.yield())));
    if (tally.repeats() > 0) {
      rows.add(List.of(words.text("figures.first-pass"), words.share(tally.firstPass())));
    }
    rows.add(List.of(words.text("figures.rejected"), words.share(tally.rejected())));
    sheet.table(
        words.text("figures"),
        List.of("", words.text("figures.counted")),
        rows,
        words.text("figures.note"));
  }

  private void heads() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    Map<String, Tally> heads =
        new TreeMap<>(report.whole().tallies(own -> own.product() + "\u0000" + own.head()));
    for (Map.Entry<String, Tally> own : heads.entrySet()) {
      String[] names = own.getKey().split("\u0000", -1);
      rows.add(List.of(names[0], names[1], words.share(own.getValue().yield())));
    }
    sheet.table(
        words.text("heads"),
        List.of(words.text("heads.product"), words.text("heads.head"), words.text("heads.yield")),
        rows,
        "");
  }

  private void charts() throws IOException {
    Charts charts = new Charts(key -> words.text("chart." + key));
    List<Group> hours = report.hours().stream().map(this::named).toList();
    RunRule.Family rules = RunRule.Family.WESTERN_ELECTRIC;
    sheet.chart(words.text("defects"), charts.pareto(List.of(report.whole())));
    sheet.chart(words.text("hourly"), charts.p(hours, rules));
    PChart chart = PChart.ofGroups(hours);
    sheet.list(
        words.text("rules"),
        chart.signals(rules).stream()
            .map(
                own ->
                    words.text(
                        "signal",
                        chart.points().get(own.point()).name(),
                        words.text("rule." + own.rule())))
            .toList());
  }

  /// An hour as the language writes it.
  private Group named(Group hour) {
    HistoryFilter.Stretch stretch = hour.stretch();
    return stretch == null ? hour : new Group(words.hour(stretch.from()), stretch, hour.counts());
  }

  private List<String> faults() {
    return report.faults().entrySet().stream()
        .map(
            own ->
                words.text(
                    "fault",
                    words.count(own.getValue()),
                    own.getKey().code(),
                    words.say(own.getKey().saying())))
        .toList();
  }

  private String change(AuditRecord own) {
    String at = words.moment(own.at());
    String what = words.what(own.what());
    return own.after() == null
        ? words.text("change", at, own.person(), what, own.subject())
        : words.text("change.now", at, own.person(), what, own.subject(), own.after());
  }

  private void rejects() throws IOException, TenshotException {
    sheet.pictures(words.text("rejects"));
    ShiftReport.each(
        history,
        new HistoryFilter.Stretch(report.shift().from(), report.shift().to(), null),
        Verdict.Kind.REJECT,
        this::reject);
    sheet.say(
        without == 0
            ? words.text("rejects.all", words.count(rejects))
            : words.text("rejects.without", words.count(rejects), words.count(without)));
  }

  private void reject(StoredInspection own) throws IOException {
    rejects++;
    List<String> said = new ArrayList<>();
    Sheet.Small picture = picture(own.pictureHash(), said);
    PartId part = own.inspection().origin().part();
    said.add(
        own.inspection().verdict().className()
            + " "
            + words.percent(own.inspection().sureness(), 0));
    String at = words.moment(own.inspection().origin().capturedAt());
    said.add(words.text("part.row", Long.toString(own.id()), at));
    Stream.of(
            named("part", part.part()),
            named("part.lot", part.lot()),
            named("part.serial", part.serial()))
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
      said.add(words.text("part.no-picture"));
    } catch (TenshotException e) {
      said.add(words.say(e.saying()));
    }
    without++;
    return null;
  }

  private String named(String key, @Nullable String name) {
    return name == null ? "" : words.text(key, name);
  }
}
