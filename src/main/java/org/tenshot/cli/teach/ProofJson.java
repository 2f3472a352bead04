package org.tenshot.cli.teach;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Proportion;
import org.tenshot.teach.ChosenLimits;
import org.tenshot.teach.Comparison;
import org.tenshot.teach.Doubts;
import org.tenshot.teach.Findings;
import org.tenshot.teach.LearningCurve;
import org.tenshot.teach.Proof;

/// What a taught head is worth, for scripts. A number that nothing stands behind is null, never 0.
public final class ProofJson {

  private final Findings findings;
  private final List<ProductClass> classes;
  private final IntFunction<String> names;

  /// @param names of the shots' pictures
  public ProofJson(Findings findings, IntFunction<String> names) {
    this.findings = findings;
    this.classes = findings.proof().classes();
    this.names = names;
  }

  /// The report as one JSON object.
  public String json() {
    return with(null);
  }

  /// With what the database has to say.
  String with(@Nullable ShelfNotes notes) {
    Gson gson =
        new GsonBuilder().disableHtmlEscaping().serializeNulls().setPrettyPrinting().create();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("head", findings.taught().head().version());
    object.put("encoder", findings.taught().set().encoder().toString());
    Map<String, Integer> shots = new LinkedHashMap<>();
    int[] counts = findings.taught().set().counts();
    for (int k = 0; k < counts.length; k++) {
      shots.put(classes.get(k).name(), counts[k]);
    }
    object.put("shots", shots);
    object.putAll(rates(findings.proof()));
    object.put("classes", classes.stream().map(ProductClass::name).toList());
    object.put("confusion", findings.proof().confusion());
    object.put("limits", limits());
    object.put("chosen", chosen(findings.chosen()));
    object.put("promises", findings.promises());
    object.put("curve", findings.curve().points().stream().map(ProofJson::point).toList());
    object.put("doubtful", findings.doubts().shots().stream().map(this::doubt).toList());
    object.put("against", against(findings.against()));
    Proof fresh = findings.fresh();
    object.put("fresh", fresh == null ? null : rates(fresh));
    if (notes != null) {
      notes.into(object);
    }
    return gson.toJson(object);
  }

  private static Map<String, Object> rates(Proof proof) {
    Map<String, Object> rates = new LinkedHashMap<>();
    rates.put("judged", proof.shots().size());
    rates.put("decided_rightly", rate(proof.decidedRightly()));
    rates.put("escapes", rate(proof.escapes()));
    rates.put("false_rejects", rate(proof.falseRejects()));
    rates.put("good_passed", rate(proof.goodPassed()));
    rates.put("void_passed", rate(proof.voidPassed()));
    rates.put("undecided", rate(proof.undecided()));
    rates.put("reviews", rate(proof.reviews()));
    rates.put("named", rate(proof.named()));
    return rates;
  }

  private static Map<String, Object> rate(Proportion proportion) {
    Map<String, Object> rate = new LinkedHashMap<>();
    rate.put("count", proportion.count());
    rate.put("of", proportion.total());
    rate.put("rate", known(proportion.value()));
    rate.put("low", proportion.lower());
    rate.put("high", proportion.upper());
    return rate;
  }

  private static @Nullable Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }

  private Map<String, Object> limits() {
    Map<String, Object> limits = new LinkedHashMap<>();
    limits.put("pass", findings.limits().pass());
    limits.put("reject", findings.limits().reject());
    limits.put("no_part", findings.limits().noPart());
    return limits;
  }

  private static @Nullable Map<String, Object> chosen(@Nullable ChosenLimits chosen) {
    if (chosen == null) {
      return null;
    }
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("why", chosen.why());
    row.put("defect_rate", chosen.costs().defectRate());
    row.put("parts_per_shift", chosen.costs().partsPerShift());
    row.put("escapes_per_shift", known(chosen.escapesPerShift()));
    row.put("escapes_per_shift_at_most", chosen.mostEscapesPerShift());
    row.put("false_rejects_per_shift", known(chosen.falseRejectsPerShift()));
    row.put("false_rejects_per_shift_at_most", chosen.mostFalseRejectsPerShift());
    row.put("looks_per_shift", known(chosen.looksPerShift()));
    row.put("cost_per_shift", known(chosen.costPerShift()));
    return row;
  }

  private static Map<String, Object> point(LearningCurve.Point point) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("shots", point.shots());
    row.put("all", point.all());
    row.put("draws", point.draws());
    row.put("balanced_accuracy", known(point.balancedAccuracy()));
    row.put("deviation", known(point.deviation()));
    row.put("escapes", known(point.escapes()));
    row.put("false_rejects", known(point.falseRejects()));
    return row;
  }

  private Map<String, Object> doubt(Doubts.Doubt doubt) {
    Proof.Judged one = doubt.shot();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("file", names.apply(one.example()));
    row.put("label", classes.get(one.label()).name());
    row.put("looks_like", one.score().best().productClass().name());
    row.put("probability", one.score().best().probability());
    row.put("verdict", one.verdict().kind().name());
    row.put("label_looks_wrong", doubt.labelLooksWrong(classes));
    List<Map<String, Object>> nearest = new ArrayList<>();
    for (Doubts.Near near : doubt.nearest()) {
      Map<String, Object> other = new LinkedHashMap<>();
      other.put("file", names.apply(near.example()));
      other.put("label", classes.get(near.label()).name());
      other.put("cosine", near.cosine());
      nearest.add(other);
    }
    row.put("nearest", nearest);
    return row;
  }

  private static @Nullable Map<String, Object> against(@Nullable Comparison comparison) {
    if (comparison == null) {
      return null;
    }
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("refusal", comparison.refusal().orElse(null));
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Comparison.Row one : comparison.rows()) {
      Map<String, Object> own = new LinkedHashMap<>();
      own.put("class", one.productClass().name());
      own.put("shots", one.shots());
      own.put("before", one.before());
      own.put("after", one.after());
      rows.add(own);
    }
    row.put("classes", rows);
    return row;
  }
}
