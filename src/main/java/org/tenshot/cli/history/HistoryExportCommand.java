package org.tenshot.cli.history;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.InspectionJson;
import org.tenshot.cli.common.NewFile;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Shot;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.EventFilter;
import org.tenshot.store.EventTopic;
import org.tenshot.store.History;
import org.tenshot.store.HistoryCounts;
import org.tenshot.store.HistoryFilter;
import org.tenshot.store.HistoryPages;
import org.tenshot.store.StoredInspection;
import org.tenshot.store.StoredShot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `history export`: all that the log knows, for other programs.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes inspections into a file, newest first, or with --what the shots that people labelled, how many",
      "inspections there were of each outcome, or what happened to the lines and was changed by people.",
      "The file has its name once it is whole."
    },
    footer = {
      "",
      "Examples:",
      "  tenshot history export --format jsonl everything.jsonl",
      "  tenshot history export --what shots shots.csv --product \"ball bearing\""
    })
final class HistoryExportCommand implements Callable<Integer> {

  private static final int PAGE = 1000;

  private final Workshop workshop;
  private final InspectionJson json = new InspectionJson();
  private final Gson gson = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  @Mixin private HistoryOptions options = new HistoryOptions();

  @Option(
      names = "--what",
      paramLabel = "W",
      defaultValue = "inspections",
      description = "inspections, shots, outcomes or events. Default: inspections.")
  private What what = What.INSPECTIONS;

  @Option(names = "--format", paramLabel = "F", defaultValue = "csv", description = "csv or jsonl.")
  private Format format = Format.CSV;

  @Parameters(paramLabel = "FILE", description = "The file to write.")
  private Path file = Path.of("");

  HistoryExportCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  /// What is written.
  enum What {
    /// Every inspection.
    INSPECTIONS,
    /// The shots that were not taken back.
    SHOTS,
    /// How many inspections there were of each verdict, class, head and source.
    OUTCOMES,
    /// What happened to lines, and what people changed.
    EVENTS
  }

  /// How it is written.
  enum Format {
    /// A table for spreadsheets.
    CSV,
    /// A JSON object a line.
    JSONL
  }

  @Override
  public Integer call() throws TenshotException {
    HistoryFilter filter = options.filter();
    long[] written = new long[1];
    try (History history = options.open(workshop)) {
      NewFile.write(
          file,
          out ->
              written[0] =
                  switch (what) {
                    case INSPECTIONS -> inspections(history, filter, out);
                    case SHOTS -> lines(shots(history, filter), out);
                    case OUTCOMES -> lines(outcomes(history, filter), out);
                    case EVENTS -> events(history, filter, out);
                  });
    }
    System.out.printf("%d %s in %s%n", written[0], what.name().toLowerCase(Locale.ROOT), file);
    return ExitCode.OK;
  }

  private long inspections(History history, HistoryFilter filter, BufferedWriter out)
      throws IOException, TenshotException {
    if (format == Format.CSV) {
      out.write(HistoryLines.HEADER + "\r\n");
    }
    long written = 0;
    List<StoredInspection> page = history.pages().page(filter, HistoryPages.Place.START, PAGE);
    while (!page.isEmpty()) {
      for (StoredInspection own : page) {
        out.write(
            format == Format.CSV
                ? HistoryLines.csv(own) + "\r\n"
                : json.line(own, picture(history, own.pictureHash())) + "\n");
      }
      written += page.size();
      page = history.pages().page(filter, HistoryPages.Place.of(page.getLast()), PAGE);
    }
    return written;
  }

  private long events(History history, HistoryFilter filter, BufferedWriter out)
      throws IOException, TenshotException {
    String line = filter.said().source();
    HistoryFilter alone =
        new HistoryFilter(
            filter.time(),
            PartId.UNKNOWN,
            new HistoryFilter.Said(Set.of(), Set.of(), 0, 1, null, null, line));
    if (!filter.equals(alone)) {
      throw new TenshotException(
          "--what events takes --from, --to, --shift and, for a line, --source alone of all that chooses.");
    }
    EventFilter asked = new EventFilter(filter.time(), EventTopic.ALL, line);
    EventLines lines = new EventLines(options.zone());
    return format == Format.CSV
        ? lines.csv(history, asked, out)
        : lines.json(history, asked, Long.MAX_VALUE, out);
  }

  private static @Nullable Path picture(History history, @Nullable String hash)
      throws TenshotException {
    return hash == null ? null : history.picture(hash).orElse(null);
  }

  private static List<Map<String, @Nullable Object>> shots(History history, HistoryFilter filter)
      throws TenshotException {
    String product = filter.said().product();
    HistoryFilter alone =
        new HistoryFilter(
            HistoryFilter.Stretch.ALWAYS,
            PartId.UNKNOWN,
            new HistoryFilter.Said(Set.of(), Set.of(), 0, 1, product, null, null));
    if (!filter.equals(alone)) {
      throw new TenshotException("--what shots takes --product alone of all that chooses.");
    }
    List<String> products = product == null ? history.teaching().products() : List.of(product);
    List<Map<String, @Nullable Object>> lines = new ArrayList<>();
    for (String each : products) {
      for (StoredShot stored : history.teaching().shots(each)) {
        Shot shot = stored.shot();
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("shot", stored.id());
        line.put("product", shot.product());
        line.put("class", shot.className());
        line.put("role", shot.role().name());
        line.put("person", shot.person());
        line.put("labelled", shot.labelledAt().toString());
        line.put("row", shot.inspection());
        line.put("part", shot.part());
        line.put("picture", shot.pictureHash());
        Path picture = picture(history, shot.pictureHash());
        line.put("picture_file", picture == null ? null : picture.toString());
        lines.add(line);
      }
    }
    return lines;
  }

  private static List<Map<String, @Nullable Object>> outcomes(History history, HistoryFilter filter)
      throws TenshotException {
    HistoryFilter.Said said = filter.said();
    if (!filter.part().equals(PartId.UNKNOWN)
        || said.least() > 0
        || said.most() < 1
        || filter.time().shift() != null) {
      throw new TenshotException(
          "--what outcomes does not take --part, --lot, --serial, --shift, --surer-than or --less-sure-than.");
    }
    List<Map<String, @Nullable Object>> lines = new ArrayList<>();
    for (HistoryCounts.Count own : history.counts().in(List.of(filter.time()), said).getFirst()) {
      Map<String, @Nullable Object> line = new LinkedHashMap<>();
      line.put("product", own.product());
      line.put("head", own.head());
      line.put("source", own.source());
      line.put("verdict", own.verdict().name());
      line.put("class", own.className());
      line.put("again", own.again());
      line.put("count", own.number());
      lines.add(line);
    }
    return lines;
  }

  private long lines(List<Map<String, @Nullable Object>> lines, BufferedWriter out)
      throws IOException {
    if (format == Format.CSV && !lines.isEmpty()) {
      out.write(String.join(",", lines.getFirst().keySet()) + "\r\n");
    }
    for (Map<String, @Nullable Object> line : lines) {
      out.write(
          format == Format.CSV
              ? Csv.line(line.values().toArray()) + "\r\n"
              : gson.toJson(line) + "\n");
    }
    return lines.size();
  }
}
