package org.tenshot.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Proportion;
import org.tenshot.head.HeadJson;
import org.tenshot.teach.Proof;

/// What a taught head is worth, for a person at a terminal and for scripts.
final class ProofReport {

  private static final int DOUBTFUL_SHOWN = 10;
  private static final double[] PROMISES = {0.05, 0.01};

  private final HeadJson.Taught taught;
  private final Proof proof;
  private final List<String> files;
  private @Nullable ShelfNotes notes;

  /// @param files name of each shot's picture
  ProofReport(HeadJson.Taught taught, Proof proof, List<String> files) {
    this.taught = taught;
    this.proof = proof;
    this.files = files;
  }

  /// The same with what the database has to say.
  ProofReport with(ShelfNotes more) {
    ProofReport report = new ProofReport(taught, proof, files);
    report.notes = more;
    return report;
  }

  String json() {
    Gson gson =
        new GsonBuilder().disableHtmlEscaping().serializeNulls().setPrettyPrinting().create();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("head", taught.head().version());
    object.put("encoder", taught.set().encoder().toString());
    Map<String, Integer> shots = new LinkedHashMap<>();
    int[] counts = taught.set().counts();
    for (int k = 0; k < counts.length; k++) {
      shots.put(proof.classes().get(k).name(), counts[k]);
    }
    object.put("shots", shots);
    object.put("escapes", rate(proof.escapes()));
    object.put("false_rejects", rate(proof.falseRejects()));
    object.put("good_passed", rate(proof.goodPassed()));
    object.put("void_passed", rate(proof.voidPassed()));
    object.put("reviews", rate(proof.reviews()));
    object.put("named", rate(proof.named()));
    object.put("classes", proof.classes().stream().map(ProductClass::name).toList());
    object.put("confusion", proof.confusion());
    List<Map<String, Object>> doubtful = new ArrayList<>();
    for (Proof.Judged one : proof.doubtful()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("file", files.get(one.example()));
      row.put("label", proof.classes().get(one.label()).name());
      row.put("looks_like", one.score().best().productClass().name());
      row.put("probability", one.score().best().probability());
      row.put("verdict", one.verdict().kind().name());
      doubtful.add(row);
    }
    object.put("doubtful", doubtful);
    if (notes != null) {
      notes.into(object);
    }
    return gson.toJson(object);
  }

  /// A rate with nothing behind it is null, never 0.
  private static Map<String, Object> rate(Proportion proportion) {
    Map<String, Object> rate = new LinkedHashMap<>();
    rate.put("count", proportion.count());
    rate.put("of", proportion.total());
    rate.put("rate", proportion.isUnknown() ? null : proportion.value());
    rate.put("low", proportion.lower());
    rate.put("high", proportion.upper());
    return rate;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(taught.head().version())
        .append(" for ")
        .append(taught.set().encoder())
        .append("\n\nEvery shot judged by a head that saw nothing of its part:\n");
    row(text, "bad parts that would pass (escapes)", proof.escapes());
    row(text, "good parts rejected", proof.falseRejects());
    row(text, "good parts that pass", proof.goodPassed());
    row(text, "frames without a part that pass", proof.voidPassed());
    row(text, "left to a person", proof.reviews());
    row(text, "class named rightly", proof.named());
    promises(text);
    matrix(text);
    doubtful(text);
    if (notes != null) {
      text.append(notes.text());
    }
    return text.toString().stripTrailing();
  }

  private static void row(StringBuilder text, String what, Proportion proportion) {
    text.append(
        String.format(
            Locale.ROOT,
            "  %-38s %s%n",
            what,
            proportion.isUnknown() ? "UNKNOWN (no such shot)" : proportion));
  }

  private void promises(StringBuilder text) {
    for (double promise : PROMISES) {
      long needed = proof.checksNeeded(promise);
      String percent = String.format(Locale.ROOT, "%.0f %%", 100 * promise);
      text.append(
          needed == 0
              ? "  Fewer than " + percent + " of the bad parts escape: proven (95 %).\n"
              : needed < 0
                  ? "  An escape rate under "
                      + percent
                      + " cannot be proven while a bad shot passes.\n"
                  : "  To prove an escape rate under "
                      + percent
                      + " you need "
                      + needed
                      + " more bad parts, all of them caught.\n");
    }
  }

  private void matrix(StringBuilder text) {
    text.append("\ntruth \\ looks like");
    int[] counts = taught.set().counts();
    int[][] confusion = proof.confusion();
    for (int k = 0; k < counts.length; k++) {
      if (counts[k] > 0) {
        text.append(String.format(Locale.ROOT, "%n  %-16s", proof.classes().get(k).name()));
        for (int answer = 0; answer < counts.length; answer++) {
          text.append(String.format(Locale.ROOT, " %5d", confusion[k][answer]));
        }
      } else if (proof.classes().get(k).kind() != ClassKind.VOID) {
        text.append(
            String.format(
                Locale.ROOT,
                "%n  %-16s no shot: known by its prompts alone",
                proof.classes().get(k).name()));
      }
    }
    text.append(System.lineSeparator());
  }

  private void doubtful(StringBuilder text) {
    List<Proof.Judged> doubtful = proof.doubtful();
    if (!doubtful.isEmpty()) {
      text.append("\nShots that look like another class (is the label right?):\n");
    }
    for (Proof.Judged one : doubtful.subList(0, Math.min(DOUBTFUL_SHOWN, doubtful.size()))) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %s: %s, looks like %s (%.0f %%)%n",
              files.get(one.example()),
              proof.classes().get(one.label()).name(),
              one.score().best().productClass().name(),
              100 * one.score().best().probability()));
    }
  }
}
