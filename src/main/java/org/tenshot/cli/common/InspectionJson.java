package org.tenshot.cli.common;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Score;
import org.tenshot.domain.StepTimes;
import org.tenshot.domain.Trigger;
import org.tenshot.domain.Truth;
import org.tenshot.domain.Verdict;
import org.tenshot.store.StoredInspection;

/// One inspection as one JSON object on one line: the shape that `inspect --json` promises.
public final class InspectionJson {

  private final Gson gson = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  /// @param name of the line that saw it; empty for the only one
  public String line(Inspection inspection, String name) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    if (!name.isEmpty()) {
      object.put("line", name);
    }
    return gson.toJson(object(inspection, object));
  }

  /// One inspection of the log: the same, after its number, and what only the log knows.
  public String line(StoredInspection stored, @Nullable Path picture) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("row", stored.id());
    object.put("product", stored.inspection().basis().product());
    object.put("lot", stored.inspection().origin().part().lot());
    object.put("serial", stored.inspection().origin().part().serial());
    double sure = stored.inspection().sureness();
    object.put("sure", Double.isNaN(sure) ? null : sure);
    object.put("profile", stored.inspection().basis().profileHash());
    Trigger trigger = stored.inspection().origin().trigger();
    object.put("triggered", trigger == null ? null : trigger.at().toString());
    Verdict late = stored.inspection().late();
    object.put("late", late == null ? null : late.kind().name() + " " + late.className());
    object.put("picture", stored.pictureHash());
    object.put("picture_file", picture == null ? null : picture.toString());
    return gson.toJson(object(stored.inspection(), object));
  }

  private static Map<String, @Nullable Object> object(
      Inspection inspection, Map<String, @Nullable Object> object) {
    object.put("frame", inspection.origin().sequence());
    object.put("source", inspection.origin().source());
    object.put("file", inspection.origin().file());
    object.put("part", inspection.origin().part().part());
    object.put("captured", inspection.origin().capturedAt().toString());
    object.put("verdict", inspection.verdict().kind().name());
    boolean faulted = inspection.verdict() instanceof Verdict.Faulted;
    object.put("class", faulted ? null : inspection.verdict().className());
    object.put("probabilities", probabilities(inspection.score()));
    object.put("unusual", inspection.score() == null ? null : inspection.score().unusual());
    object.put("why", inspection.score() == null ? null : inspection.score().why());
    object.put(
        "fault",
        inspection.verdict() instanceof Verdict.Faulted(var fault)
            ? Map.of("code", fault.code().name(), "sentence", fault.sentence())
            : null);
    object.put("encoder", inspection.basis().encoder().toString());
    object.put("head", inspection.basis().head());
    object.put("device", inspection.basis().device().name());
    object.put("unchanged", inspection.basis().unchanged());
    object.put("millis", millis(inspection.times()));
    Truth truth = inspection.truth();
    if (truth != null) {
      object.put("truth", truth.productClass().name());
    }
    return object;
  }

  private static Map<String, Double> probabilities(@Nullable Score score) {
    Map<String, Double> probabilities = new LinkedHashMap<>();
    if (score != null) {
      score
          .classes()
          .forEach(each -> probabilities.put(each.productClass().name(), each.probability()));
    }
    return probabilities;
  }

  private static Map<String, Double> millis(StepTimes times) {
    Map<String, Double> millis = new LinkedHashMap<>();
    millis.put("prepare", StepTimes.millis(times.prepare()));
    millis.put("encode", StepTimes.millis(times.encode()));
    millis.put("score", StepTimes.millis(times.score()));
    millis.put("total", StepTimes.millis(times.total()));
    return millis;
  }
}
