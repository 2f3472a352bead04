package org.tenshot.cli.teach;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Proportion;
import org.tenshot.domain.Verdict;
import org.tenshot.teach.Replay;

/// What another head would have said, for a person at a terminal and for scripts.
///
/// @param head its version
/// @param result what it would have said
/// @param shown how many of the changes to show
/// @param wholeOnly true if the head has a guard that looks at patches, which the log does not keep
/// @param seconds that it took
public record ReplayReport(
    String head, boolean wholeOnly, Replay.Result result, int shown, double seconds) {

  /// The report as a JSON object.
  public String json() {
    Gson gson =
        new GsonBuilder().disableHtmlEscaping().serializeNulls().setPrettyPrinting().create();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("head", head);
    object.put("inspections", result.inspections());
    object.put("without_patches", wholeOnly);
    object.put("faults_left_out", result.faults());
    object.put("seconds", seconds);
    object.put("before_after", result.counts());
    object.put("changed", result.changed());
    object.put("escapes_before", share(result.escapesBefore()));
    object.put("escapes_after", share(result.escapesAfter()));
    object.put("good_passed_before", share(result.goodPassedBefore()));
    object.put("good_passed_after", share(result.goodPassedAfter()));
    List<Map<String, Object>> changes = new ArrayList<>();
    for (Replay.Change change : some()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("inspection", change.inspection());
      row.put("before", change.before().name());
      row.put("class_before", change.classBefore());
      row.put("after", change.after().kind().name());
      row.put("probability", change.sureness());
      row.put("picture", change.picture());
      ClassKind truth = change.truth();
      row.put("truth", truth == null ? null : truth.name());
      changes.add(row);
    }
    object.put("changes", changes);
    return gson.toJson(object);
  }

  private List<Replay.Change> some() {
    return result.changes().subList(0, Math.min(shown, result.changes().size()));
  }

  /// A share with nothing behind it is null, never 0.
  private static Map<String, Object> share(Proportion share) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("count", share.count());
    object.put("of", share.total());
    object.put("rate", share.isUnknown() ? null : share.value());
    return object;
  }

  /// The report as lines of a terminal.
  public String text() {
    StringBuilder text = new StringBuilder();
    line(text, "%d inspections judged again by %s in %.2f s", result.inspections(), head, seconds);
    if (result.faults() > 0) {
      line(text, "%d faults left out: nothing was seen of them", result.faults());
    }
    if (wholeOnly) {
      line(
          text,
          "The log keeps no patches: with its guard this head may differ from this to either side.");
    }
    line(text, "%n%-10s %10s %10s", "", "before", "after");
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      long before = result.count(kind, false);
      long after = result.count(kind, true);
      if (kind != Verdict.Kind.FAULT || before + after > 0) {
        line(text, "%-10s %10d %10d", kind, before, after);
      }
    }
    compare(text, "bad parts that passed", result.escapesBefore(), result.escapesAfter());
    compare(text, "good parts that passed", result.goodPassedBefore(), result.goodPassedAfter());
    line(text, "%n%d verdicts change, the most alarming first", result.changed());
    for (Replay.Change change : some()) {
      ClassKind truth = change.truth();
      line(
          text,
          "  %8d  %s %s -> %s (%.0f %%)%s",
          change.inspection(),
          change.before(),
          change.classBefore(),
          change.after().kind(),
          100 * change.sureness(),
          truth == null ? "" : "  truth: " + truth);
    }
    return text.toString().stripTrailing();
  }

  private static void compare(
      StringBuilder text, String what, Proportion before, Proportion after) {
    if (!before.isUnknown()) {
      line(text, "%s: before %s, after %s", what, before, after);
    }
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format + "%n", values));
  }
}
