package org.tenshot.cli.teach;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.tenshot.cli.common.Progress;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Limits;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Score;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.head.Head;
import org.tenshot.inspect.Inspector;
import org.tenshot.inspect.Recipe;
import org.tenshot.teach.Proof;

/// Judges frames that nobody has learnt from, as the line would, and compares with the truth.
final class FreshTest {

  private FreshTest() {}

  /// Judges so many frames.
  ///
  /// @param limits what turns scores into verdicts
  static Proof run(
      KnownFrames source, long frames, Profile profile, Head head, Limits limits, Encoder encoder)
      throws TenshotException, InterruptedException {
    Recipe recipe = new Recipe(profile, head, limits);
    Inspector inspector = new Inspector(encoder);
    List<String> names = head.classes().stream().map(ProductClass::name).toList();
    List<Proof.Judged> judged = new ArrayList<>();
    try (Progress bar = Progress.of("fresh frames", frames)) {
      source.each(
          frame -> judged.size() < frames,
          frame -> {
            judged.add(judge(frame, inspector, recipe, names, judged.size()));
            bar.step();
          });
    }
    return new Proof(head.classes(), judged);
  }

  private static Proof.Judged judge(
      Frame frame, Inspector inspector, Recipe recipe, List<String> names, int number)
      throws TenshotException {
    Inspection inspection = inspector.inspect(frame, recipe);
    Score score = inspection.score();
    if (score == null) {
      throw new TenshotException(
          "Frame "
              + frame.origin().sequence()
              + " could not be judged: the log file has the details.");
    }
    String truth = Objects.requireNonNull(frame.truth()).productClass().name();
    return new Proof.Judged(number, names.indexOf(truth), score, inspection.verdict());
  }
}
