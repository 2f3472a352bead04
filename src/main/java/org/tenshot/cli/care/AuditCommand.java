package org.tenshot.cli.care;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.ExitCode;
import org.tenshot.cli.common.Workshop;
import org.tenshot.domain.TenshotException;
import org.tenshot.store.AuditCheck;
import org.tenshot.store.AuditEnd;
import org.tenshot.store.AuditRecord;
import org.tenshot.store.History;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `tenshot audit`: who changed what that verdicts rest on.
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = {
      "Shows, checks and exports who changed what that verdicts rest on. Every row carries the hash of",
      "the one before. Keep the end that verify prints somewhere else, on paper or by mail: whoever has",
      "the station's files could write the whole log anew, and only that end then tells."
    },
    footer = {
      "",
      "Examples:",
      "  tenshot audit list --from 2026-11-01 --who Jana",
      "  tenshot audit verify",
      "  tenshot audit verify --end 214:9f0c…",
      "  tenshot audit export audit.jsonl"
    })
public final class AuditCommand implements Runnable {

  private static final Pattern END = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

  private final Workshop workshop;

  @Option(
      names = "--db",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "Database of the station. Default: its own.")
  private @Nullable Path db;

  @Spec private @Nullable CommandSpec spec;

  /// @param workshop hands out the pieces
  public AuditCommand(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "Say what to do: list, verify or export.");
    }
  }

  /// `audit list`.
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Who changed what, oldest first, with what was there before.")
  int list(
      @Option(
              names = "--from",
              paramLabel = "DAY",
              description = "From this day on, such as 2026-11-21, or from a time in UTC.")
          @Nullable String from,
      @Option(names = "--to", paramLabel = "DAY", description = "Up to and with this day.")
          @Nullable String to,
      @Option(names = "--who", paramLabel = "NAME", description = "Only what this person did.")
          @Nullable String who)
      throws TenshotException {
    Instant first = from == null ? Instant.EPOCH : time(from, 0);
    Instant end = to == null ? Instant.parse("9999-01-01T00:00:00Z") : time(to, 1);
    try (History history = workshop.history(db)) {
      List<AuditRecord> rows = history.audit().between(first, end, who);
      rows.forEach(row -> System.out.println(line(row)));
      if (rows.isEmpty()) {
        System.out.println("Nothing was changed.");
      }
    }
    return ExitCode.OK;
  }

  /// @param days that are added to a day, so that the last one is in it
  private static Instant time(String text, int days) throws TenshotException {
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).plusDays(days).atStartOfDay(ZoneId.systemDefault()).toInstant();
    } catch (DateTimeException e) {
      throw new TenshotException(
          text + " is no day: write 2026-11-21, or a time in UTC such as 2026-11-21T14:00:00Z.", e);
    }
  }

  private static String line(AuditRecord row) {
    return "%d  %s  %s  %s  %s: %s -> %s"
        .formatted(
            row.id(),
            row.at(),
            row.person(),
            row.what(),
            row.subject(),
            row.before() == null ? "nothing" : row.before(),
            row.after() == null ? "nothing" : row.after())
        .replaceAll("\\p{Cntrl}", " ");
  }

  /// `audit verify`.
  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = {
        "Follows the chain of hashes from the first row to the last and prints where it ends. Ends with 3",
        "if a row was changed, put in, taken out or moved."
      })
  int verify(
      @Option(
              names = "--end",
              paramLabel = "N:HASH",
              description = "An end that was printed earlier and kept elsewhere.")
          @Nullable String end)
      throws TenshotException {
    try (History history = workshop.history(db)) {
      AuditCheck.Result result = history.audit().verify(end == null ? null : end(end));
      result.faults().forEach(System.out::println);
      System.out.println(
          result.faults().isEmpty()
              ? "All " + result.rows() + " rows are as they were written."
              : "The audit log is not as it was written.");
      System.out.println("It ends with " + result.end());
      return result.faults().isEmpty() ? ExitCode.OK : ExitCode.INPUT;
    }
  }

  private static AuditEnd end(String text) throws TenshotException {
    var parts = END.matcher(text);
    if (!parts.matches()) {
      throw new TenshotException(
          text + " is no end of an audit log: give it as `audit verify` prints it, N:HASH.");
    }
    return new AuditEnd(Long.parseLong(parts.group(1)), parts.group(2));
  }

  /// `audit export`.
  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = {
        "Writes every row into a new file, a JSON object a line, with its hash, so that others can check",
        "the chain; the last line is the end."
      })
  int export(@Parameters(paramLabel = "FILE", description = "The file to write.") Path file)
      throws TenshotException {
    try (History history = workshop.history(db);
        BufferedWriter out = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW)) {
      Gson gson = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
      AuditEnd[] last = {new AuditEnd(0, AuditRecord.NOTHING)};
      history
          .audit()
          .each(
              row -> {
                write(out, gson.toJson(json(row)));
                last[0] = new AuditEnd(row.id(), row.hash());
              });
      JsonObject end = new JsonObject();
      end.addProperty("end", last[0].toString());
      write(out, gson.toJson(end));
      System.out.println(last[0].row() + " rows are in " + file + ", which ends with " + last[0]);
    } catch (IOException | UncheckedIOException e) {
      throw new TenshotException(
          file + " cannot be written (" + e.getMessage() + "): name a new file.", e);
    }
    return ExitCode.OK;
  }

  private static JsonObject json(AuditRecord row) {
    JsonObject object = new JsonObject();
    object.addProperty("id", row.id());
    object.addProperty("at", row.at().toString());
    object.addProperty("person", row.person());
    object.addProperty("what", row.what());
    object.addProperty("subject", row.subject());
    object.addProperty("before", row.before());
    object.addProperty("after", row.after());
    object.addProperty("previous", row.previous());
    object.addProperty("hash", row.hash());
    return object;
  }

  private static void write(BufferedWriter out, String line) {
    try {
      out.write(line);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
