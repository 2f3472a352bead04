package org.tenshot.archive;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.teach.ReplayReport;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Proportion;
import org.tenshot.domain.Verdict;
import org.tenshot.teach.Replay;
import org.tenshot.teach.ReplayTally;

/// What the rows of a replay add up to, for a person at a terminal. The nodes count; few rows come
/// back.
///
/// @param rows as {@link ReplayTask#SCHEMA} says
/// @param shown how many of the changes to show
record Judged(Dataset<Row> rows, int shown) {

  private static final List<Verdict.Kind> KINDS = Arrays.asList(Verdict.Kind.values());

  /// The report.
  ///
  /// @param seconds that it took
  String text(String head, double seconds) {
    StringBuilder text = new StringBuilder();
    long[] all = new long[KINDS.size()];
    for (Row row : rows.groupBy("verdict").count().collectAsList()) {
      all[kind(row.getString(0)).ordinal()] = row.getLong(1);
    }
    line(text, "%s by %s", sum(all), head);
    matrix(text);
    Dataset<Row> logged = rows.filter("before is not null");
    if (!logged.isEmpty()) {
      line(text, "");
      text.append(new ReplayReport(head, false, compared(logged), shown, seconds).text());
    }
    return text.toString().stripTrailing();
  }

  private static String sum(long[] verdicts) {
    StringBuilder text = new StringBuilder();
    for (Verdict.Kind kind : KINDS) {
      text.append(text.isEmpty() ? "" : ", ").append(verdicts[kind.ordinal()]).append(' ');
      text.append(kind);
    }
    return text.toString();
  }

  /// What was said of parts whose class is known.
  private void matrix(StringBuilder text) {
    Map<String, long[]> classes = new LinkedHashMap<>();
    long[][] kinds = new long[ClassKind.values().length][KINDS.size()];
    for (Row row :
        rows.filter("truth_kind is not null")
            .groupBy("truth", "truth_kind", "verdict")
            .count()
            .orderBy("truth")
            .collectAsList()) {
      int said = kind(row.getString(2)).ordinal();
      classes.computeIfAbsent(row.getString(0), any -> new long[KINDS.size()])[said] +=
          row.getLong(3);
      kinds[ClassKind.valueOf(row.getString(1)).ordinal()][said] += row.getLong(3);
    }
    if (classes.isEmpty()) {
      return;
    }
    line(text, "");
    line(
        text,
        "%-20s %8s %8s %8s %8s %8s",
        "truth \\ verdict",
        "PASS",
        "REJECT",
        "REVIEW",
        "NO_PART",
        "FAULT");
    classes.forEach(
        (name, said) ->
            line(
                text,
                "%-20s %8d %8d %8d %8d %8d",
                name,
                said[0],
                said[1],
                said[2],
                said[3],
                said[4]));
    rate(text, "bad parts that pass (escapes)", kinds, ClassKind.DEFECT, Verdict.Kind.PASS);
    rate(text, "good parts rejected", kinds, ClassKind.GOOD, Verdict.Kind.REJECT);
    rate(text, "good parts that pass", kinds, ClassKind.GOOD, Verdict.Kind.PASS);
    rate(text, "frames without a part that pass", kinds, ClassKind.VOID, Verdict.Kind.PASS);
  }

  private static void rate(
      StringBuilder text, String what, long[][] kinds, ClassKind truth, Verdict.Kind said) {
    long[] own = kinds[truth.ordinal()];
    Proportion share = new Proportion(own[said.ordinal()], Arrays.stream(own).sum());
    line(text, "%-34s %s", what, share);
  }

  /// What would have changed against the log.
  private Replay.Result compared(Dataset<Row> logged) {
    ReplayTally tally = new ReplayTally();
    for (Row row : logged.groupBy("before", "verdict", "truth_kind").count().collectAsList()) {
      tally.count(kind(row.getString(0)), kind(row.getString(1)), truth(row, 2), row.getLong(3));
    }
    for (Row row :
        logged
            .filter("before <> verdict")
            .select(
                "inspection",
                "before",
                "class_before",
                "verdict",
                "class",
                "fault_code",
                "fault",
                "sure",
                "sha256",
                "truth_kind",
                "alarm")
            .orderBy(
                functions.col("alarm"),
                functions.col("sure").desc_nulls_last(),
                functions.col("inspection").desc())
            .limit(shown)
            .collectAsList()) {
      tally.change(change(row));
    }
    return tally.result(0);
  }

  private static Replay.Change change(Row row) {
    return new Replay.Change(
        row.getLong(0),
        kind(row.getString(1)),
        row.isNullAt(2) ? "" : row.getString(2),
        verdict(row),
        row.isNullAt(7) ? 0 : row.getDouble(7),
        row.getString(8),
        truth(row, 9));
  }

  private static Verdict verdict(Row row) {
    return switch (kind(row.getString(3))) {
      case PASS -> new Verdict.Pass(row.getString(4));
      case REJECT -> new Verdict.Reject(row.getString(4));
      case REVIEW -> new Verdict.Review(row.getString(4));
      case NO_PART -> new Verdict.NoPart(row.getString(4));
      case FAULT ->
          new Verdict.Faulted(new Fault(Fault.Code.valueOf(row.getString(5)), row.getString(6)));
    };
  }

  private static Verdict.Kind kind(String name) {
    return Verdict.Kind.valueOf(name);
  }

  private static @Nullable ClassKind truth(Row row, int column) {
    return row.isNullAt(column) ? null : ClassKind.valueOf(row.getString(column));
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format + "%n", values));
  }
}
