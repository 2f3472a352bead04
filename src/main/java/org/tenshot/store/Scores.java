package org.tenshot.store;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Saying;
import org.tenshot.domain.Score;

/// The probabilities of a score as compact JSON, which `json_each` of SQLite can read too:
/// `[{"name":"good","kind":"GOOD","probability":0.98}, …]`.
final class Scores {

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private Scores() {}

  /// @param probability null stands for a number that is none: JSON has no NaN, and a score that is
  ///   no score is exactly what the row of a fault has to keep
  private record Line(String name, ClassKind kind, @Nullable Double probability) {

    static Line of(Score.ClassScore score) {
      ProductClass productClass = score.productClass();
      double value = score.probability();
      return new Line(
          productClass.name(), productClass.kind(), Double.isFinite(value) ? value : null);
    }

    Score.ClassScore classScore() {
      return new Score.ClassScore(
          new ProductClass(name, kind), probability == null ? Double.NaN : probability);
    }
  }

  static String write(Score score) {
    return GSON.toJson(score.classes().stream().map(Line::of).toList());
  }

  static Score read(String json, Saying why) {
    Line[] lines = GSON.fromJson(json, Line[].class);
    List<Score.ClassScore> classes = Arrays.stream(lines).map(Line::classScore).toList();
    return new Score(classes, why, 0, null, null);
  }
}
