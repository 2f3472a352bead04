package org.tenshot.output;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Trigger;
import org.tenshot.domain.Verdict;

/// What the outputs that speak JSON say:
///
/// ```
/// {"event":"verdict","verdict":"PASS","gate":"OPEN","source":"sim:","sequence":12,
///  "class":"good","confidence":0.97,"time":"2026-11-20T08:00:00Z"}
/// {"event":"safe","gate":"CLOSED","reason":"the line was stopped","time":"…"}
/// ```
///
/// A fault has no class but the fields `code` and `fault`. `part`, `lot`, `serial` and `triggered`
/// (when) are there where they are known.
final class VerdictJson {

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private VerdictJson() {}

  static JsonObject verdict(Inspection inspection) {
    Verdict verdict = inspection.verdict();
    JsonObject json = new JsonObject();
    json.addProperty("event", "verdict");
    json.addProperty("verdict", verdict.kind().name());
    json.addProperty("gate", verdict.gate().name());
    json.addProperty("source", inspection.origin().source());
    json.addProperty("sequence", inspection.origin().sequence());
    addPart(json, inspection.origin());
    if (verdict instanceof Verdict.Faulted(var fault)) {
      json.addProperty("code", fault.code().name());
      json.addProperty("fault", fault.sentence());
    } else {
      json.addProperty("class", verdict.className());
      json.addProperty("confidence", GateLine.confidence(inspection));
    }
    json.addProperty("time", inspection.origin().capturedAt().toString());
    return json;
  }

  private static void addPart(JsonObject json, Frame.Origin origin) {
    PartId id = origin.part();
    add(json, "part", id.part());
    add(json, "lot", id.lot());
    add(json, "serial", id.serial());
    Trigger trigger = origin.trigger();
    add(json, "triggered", trigger == null ? null : trigger.at().toString());
  }

  private static void add(JsonObject json, String name, @Nullable String value) {
    if (value != null) {
      json.addProperty(name, value);
    }
  }

  static JsonObject safe(String reason, Instant time) {
    JsonObject json = new JsonObject();
    json.addProperty("event", "safe");
    json.addProperty("gate", "CLOSED");
    json.addProperty("reason", reason);
    json.addProperty("time", time.toString());
    return json;
  }

  /// On one line, with letters as they are.
  static String text(JsonObject json) {
    return GSON.toJson(json);
  }
}
