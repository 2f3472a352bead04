package org.tenshot.cli.teach;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Limits;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Proportion;
import org.tenshot.teach.ChosenLimits;
import org.tenshot.teach.Comparison;
import org.tenshot.teach.Doubts;
import org.tenshot.teach.Findings;
import org.tenshot.teach.LearningCurve;
import org.tenshot.teach.Proof;

/// What a taught head is worth, for a person at a terminal.
final class ProofReport {

  private static final int DOUBTFUL_SHOWN = 10;

  private final Findings findings;
  private final List<ProductClass> classes;
  private final IntFunction<String> names;
  private final StringBuilder text = new StringBuilder();

  /// @param names of the shots' pictures
  ProofReport(Findings findings, IntFunction<String> names) {
    this.findings = findings;
    this.classes = findings.proof().classes();
    this.names = names;
  }

  String text() {
    text.setLength(0);
    add("%s for %s", findings.taught().head().version(), findings.taught().set().encoder());
    add("");
    add("Every shot judged by a head that saw nothing of its part:");
    rates(findings.proof(), "no such shot");
    findings.promises().forEach(sentence -> add("  %s", sentence));
    limits();
    matrix();
    curve();
    against();
    doubtful();
    fresh();
    return text.toString().stripTrailing();
  }

  private void rates(Proof proof, String none) {
    rate("bad parts that would pass (escapes)", proof.escapes(), none);
    rate("good parts rejected", proof.falseRejects(), none);
    rate("good parts that pass", proof.goodPassed(), none);
    rate("frames without a part that pass", proof.voidPassed(), none);
    rate("parts left to a person", proof.undecided(), none);
    rate("decided parts decided rightly", proof.decidedRightly(), "none decided");
    rate("class named rightly", proof.named(), none);
  }

  private void rate(String what, Proportion proportion, String none) {
    add("  %-38s %s", what, proportion.isUnknown() ? "UNKNOWN (" + none + ")" : proportion);
  }

  private void limits() {
    Limits limits = findings.limits();
    add("");
    add(
        "Limits, as a profile takes them: limits: {pass: %s, reject: %s, no-part: %s}",
        limits.pass(), limits.reject(), limits.noPart());
    ChosenLimits chosen = findings.chosen();
    if (chosen == null) {
      return;
    }
    add("  %s", chosen.why());
    add("  They were chosen on these same shots, so the figures above flatter them: see --test.");
    add(
        "  Expected in a shift of %.0f parts, %.1f %% of them bad:",
        chosen.costs().partsPerShift(), 100 * chosen.costs().defectRate());
    expected("bad parts that pass", chosen.escapesPerShift(), chosen.mostEscapesPerShift());
    expected(
        "good parts rejected", chosen.falseRejectsPerShift(), chosen.mostFalseRejectsPerShift());
    expected("parts that a person looks at", chosen.looksPerShift(), Double.NaN);
    expected("cost", chosen.costPerShift(), Double.NaN);
    if (!findings.onTheLine().isEmpty()) {
      add("  %s", findings.onTheLine());
    }
  }

  private void expected(String what, double expected, double most) {
    if (Double.isNaN(expected)) {
      add("    %-36s UNKNOWN (no such shot)", what);
    } else if (Double.isNaN(most)) {
      add("    %-36s %.1f", what, expected);
    } else {
      add("    %-36s %.1f (at most %.1f)", what, expected, most);
    }
  }

  private void matrix() {
    add("");
    add("truth \\ looks like");
    int[] counts = findings.taught().set().counts();
    int[][] confusion = findings.proof().confusion();
    for (int k = 0; k < counts.length; k++) {
      String name = classes.get(k).name();
      if (counts[k] > 0) {
        StringBuilder row = new StringBuilder();
        for (int count : confusion[k]) {
          row.append(String.format(Locale.ROOT, " %5d", count));
        }
        add("  %-16s%s", name, row);
      } else if (classes.get(k).kind() != ClassKind.VOID) {
        add("  %-16s no shot: known by its prompts alone", name);
      }
    }
  }

  private void curve() {
    if (findings.curve().points().isEmpty()) {
      return;
    }
    add("");
    add("Shots of each class, tested on shots of other parts:");
    add("  %-8s %-22s %-10s %s", "shots", "class named rightly", "escapes", "good rejected");
    for (LearningCurve.Point point : findings.curve().points()) {
      add(
          "  %-8s %-22s %-10s %s",
          point.all() ? "all " + point.shots() : String.valueOf(point.shots()),
          share(point.balancedAccuracy())
              + (point.all()
                  ? ""
                  : String.format(Locale.ROOT, " +- %.1f", 100 * point.deviation())),
          share(point.escapes()),
          share(point.falseRejects()));
    }
  }

  private void against() {
    Comparison comparison = findings.against();
    if (comparison == null) {
      return;
    }
    add("");
    add(
        "%s",
        comparison
            .refusal()
            .map(why -> "Not to be promoted: " + why)
            .orElse("No worse than the earlier head on the same shots."));
    add(
        "  %-16s %5s  %-12s %-12s %-12s %s",
        "class", "shots", "named", "passed", "rejected", "to a person");
    for (Comparison.Row row : comparison.rows()) {
      add(
          "  %-16s %5d  %-12s %-12s %-12s %s",
          row.productClass().name(),
          row.shots(),
          row.before().named() + " -> " + row.after().named(),
          row.before().passed() + " -> " + row.after().passed(),
          row.before().rejected() + " -> " + row.after().rejected(),
          row.before().looked() + " -> " + row.after().looked());
    }
  }

  private void doubtful() {
    List<Doubts.Doubt> wrong =
        findings.doubts().shots().stream().filter(Doubts.Doubt::wrong).toList();
    if (!wrong.isEmpty()) {
      add("");
      add("Shots that look like another class (is the label right?):");
    }
    for (Doubts.Doubt doubt : wrong.subList(0, Math.min(DOUBTFUL_SHOWN, wrong.size()))) {
      Proof.Judged one = doubt.shot();
      add(
          "  %s: %s, looks like %s (%.0f %%)%s",
          names.apply(one.example()),
          classes.get(one.label()).name(),
          one.score().best().productClass().name(),
          100 * one.score().best().probability(),
          doubt.nearest().isEmpty() ? "" : nearest(doubt.nearest().getFirst()));
    }
  }

  private String nearest(Doubts.Near near) {
    return String.format(
        Locale.ROOT,
        "; most like %s: %s (%.3f)",
        names.apply(near.example()),
        classes.get(near.label()).name(),
        near.cosine());
  }

  private void fresh() {
    Proof fresh = findings.fresh();
    if (fresh != null) {
      add("");
      add("%d fresh frames of known truth, judged by the head:", fresh.shots().size());
      rates(fresh, "no such frame");
    }
  }

  private static String share(double value) {
    return Double.isNaN(value) ? "UNKNOWN" : String.format(Locale.ROOT, "%.1f %%", 100 * value);
  }

  private void add(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
