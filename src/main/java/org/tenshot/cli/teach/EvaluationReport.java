package org.tenshot.cli.teach;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ProductClass;
import org.tenshot.teach.Evaluation;
import org.tenshot.teach.Figures;
import org.tenshot.teach.LabelledSet;
import org.tenshot.teach.Localisation;
import org.tenshot.teach.UnknownDefects;

/// An evaluation for the terminal and for scripts.
final class EvaluationReport {

  private static final double THOUSANDTH = 1e4;

  private final String encoder;
  private final LabelledSet set;
  private final boolean binary;
  private @Nullable LocatedDefects located;
  private List<UnknownDefects.Result> unknown = List.of();
  private final Gson gson =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().setPrettyPrinting().create();

  EvaluationReport(String encoder, LabelledSet set, boolean binary) {
    this.encoder = encoder;
    this.set = set;
    this.binary = binary;
  }

  /// Adds where defects were seen.
  void localised(LocatedDefects defects) {
    this.located = defects;
  }

  /// Adds what became of defects that nobody had named.
  void unknown(List<UnknownDefects.Result> results) {
    this.unknown = List.copyOf(results);
  }

  /// One object; a figure that no picture stands behind is null.
  String json(List<Evaluation.Result> results) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("encoder", encoder);
    object.put("images", set.examples().size());
    object.put("classes", set.classes().stream().map(ProductClass::name).toList());
    object.put("binary", binary);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Evaluation.Result result : results) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("head", result.head());
      row.put("shots", result.shots());
      row.put("repeats", result.runs().size());
      row.put("accuracy", number(result.mean(Figures::accuracy)));
      row.put("balanced_accuracy", number(result.mean(Figures::balancedAccuracy)));
      row.put("balanced_accuracy_std", number(result.deviation(Figures::balancedAccuracy)));
      row.put("auroc", number(result.mean(Figures::auroc)));
      row.put("auroc_std", number(result.deviation(Figures::auroc)));
      row.put("escape_rate", number(result.mean(Figures::escapeRate)));
      row.put("false_reject_rate", number(result.mean(Figures::falseRejectRate)));
      row.put("confusion", confusion(result));
      row.put("millis_train", number(result.trainMillis()));
      rows.add(row);
    }
    object.put("results", rows);
    List<Map<String, Object>> strangers = new ArrayList<>();
    for (UnknownDefects.Result result : unknown) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("head", result.head());
      row.put("shots", result.shots());
      row.put("taken_for_good", number(result.takenForGood()));
      row.put("taken_for_good_and_not_unusual", number(result.missed()));
      row.put("good_passed", number(result.goodPassed()));
      row.put("good_called_unusual", number(result.goodUnusual()));
      row.put("plain_head_passing_as_many_good_misses", number(result.plainMissed()));
      strangers.add(row);
    }
    if (!strangers.isEmpty()) {
      object.put("unknown_defects", strangers);
    }
    if (located != null) {
      object.put("pixel_auroc", number(mean(located.prompts())));
      object.put("pixel_auroc_guard", number(mean(located.guard())));
      object.put("pixel_auroc_covering", number(mean(located.occlusion())));
      object.put("masks", located.pictures());
    }
    return gson.toJson(object);
  }

  private static double mean(@Nullable Localisation found) {
    return found == null ? Double.NaN : found.mean();
  }

  private static @Nullable Double number(double value) {
    return Double.isNaN(value) ? null : Math.round(value * THOUSANDTH) / THOUSANDTH;
  }

  /// Counts over all repeats, `[truth][answer]`.
  private int[][] confusion(Evaluation.Result result) {
    int[][] sum = new int[set.classes().size()][set.classes().size()];
    for (Figures run : result.runs()) {
      for (int truth = 0; truth < sum.length; truth++) {
        for (int answer = 0; answer < sum.length; answer++) {
          sum[truth][answer] += run.confusion()[truth][answer];
        }
      }
    }
    return sum;
  }

  /// A table with mean and standard deviation over the repeats, and a confusion matrix a row.
  String table(List<Evaluation.Result> results) {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "%s, %d pictures, %s%n%n%-12s %5s  %-13s  %-13s  %-13s  %-8s  %-13s  %s%n",
            encoder,
            set.examples().size(),
            set.classes().stream().map(ProductClass::name).toList(),
            "head",
            "shots",
            "accuracy",
            "balanced",
            "AUROC",
            "escapes",
            "false rejects",
            "ms to train"));
    for (Evaluation.Result result : results) {
      table.append(
          String.format(
              Locale.ROOT,
              "%-12s %5d  %-13s  %-13s  %-13s  %-8s  %-13s  %.1f%n",
              result.head(),
              result.shots(),
              spread(result, Figures::accuracy),
              spread(result, Figures::balancedAccuracy),
              spread(result, Figures::auroc),
              share(result.mean(Figures::escapeRate)),
              share(result.mean(Figures::falseRejectRate)),
              result.trainMillis()));
    }
    for (Evaluation.Result result : results) {
      table.append(matrix(result));
    }
    for (UnknownDefects.Result result : unknown) {
      table.append(
          String.format(
              Locale.ROOT,
              "%n%s, %d shots, a defect that nobody named: looks good in %s, and like good shots in %s"
                  + " (a plain head that passes as many good parts: %s);"
                  + " good parts that pass: %s, that look unlike good shots: %s",
              result.head(),
              result.shots(),
              share(result.takenForGood()),
              share(result.missed()),
              share(result.plainMissed()),
              share(result.goodPassed()),
              share(result.goodUnusual())));
    }
    if (located != null) {
      table.append(
          String.format(
              Locale.ROOT,
              "%npixel AUROC inside defective pictures: %s by the prompts, %s by a guard of ten good"
                  + " shots, %s by covering places (mean of %d)%n",
              share(mean(located.prompts())),
              share(mean(located.guard())),
              share(mean(located.occlusion())),
              located.pictures()));
    }
    return table.toString().stripTrailing();
  }

  private String matrix(Evaluation.Result result) {
    int[][] counts = confusion(result);
    StringBuilder matrix =
        new StringBuilder(
            String.format(
                Locale.ROOT, "%n%s, %d shots: truth \\ answer%n", result.head(), result.shots()));
    for (int truth = 0; truth < counts.length; truth++) {
      matrix.append(String.format(Locale.ROOT, "%-16s", set.classes().get(truth).name()));
      for (int count : counts[truth]) {
        matrix.append(String.format(Locale.ROOT, " %6d", count));
      }
      matrix.append(System.lineSeparator());
    }
    return matrix.toString();
  }

  private static String spread(
      Evaluation.Result result, java.util.function.ToDoubleFunction<Figures> figure) {
    return result.runs().size() == 1
        ? share(result.mean(figure))
        : share(result.mean(figure)) + " ± " + share(result.deviation(figure));
  }

  private static String share(double value) {
    return Double.isNaN(value) ? "unknown" : String.format(Locale.ROOT, "%.3f", value);
  }
}
