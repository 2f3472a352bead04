package org.tenshot.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tenshot.ShippedEncoder;
import org.tenshot.camera.FrameSource;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.Frame;
import org.tenshot.domain.HeatMap;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Verdict;
import org.tenshot.encode.OnnxEncoder;

/// Explaining verdicts after they were given, with the encoder and the prompts that ship.
class ExplainerTest {

  private record Told(Inspection inspection, HeatMap places) {}

  private record Judged(Frame frame, Inspection inspection) {

    Verdict.Kind kind() {
      return inspection.verdict().kind();
    }
  }

  @Test
  void theNewestPartThatDidNotPassIsExplainedAndNoQueueGrows() throws Exception {
    Profile profile = ShippedEncoder.profile("bearing");
    try (OnnxEncoder lines = ShippedEncoder.open();
        OnnxEncoder background = ShippedEncoder.open()) {
      Recipe recipe = Recipe.zeroShot(profile, lines);
      List<Judged> judged = judged(profile, recipe, new Inspector(lines));
      List<Judged> passed =
          judged.stream().filter(one -> one.kind() == Verdict.Kind.PASS).limit(3).toList();
      List<Judged> stopped =
          judged.stream()
              .filter(one -> one.kind() == Verdict.Kind.REJECT || one.kind() == Verdict.Kind.REVIEW)
              .limit(12)
              .toList();
      assertThat(passed).hasSize(3);
      assertThat(stopped).hasSize(12);
      LinkedBlockingQueue<Told> told = new LinkedBlockingQueue<>();
      try (Explainer explainer =
          new Explainer(
              background, recipe, (inspection, places) -> told.add(new Told(inspection, places)))) {
        stopped.forEach(one -> show(explainer, one));
        // A part that passes takes nobody's place.
        passed.forEach(one -> show(explainer, one));
        Inspection newest = stopped.getLast().inspection();
        int answers = 0;
        Told last;
        do {
          last = Objects.requireNonNull(told.poll(60, TimeUnit.SECONDS), "never explained");
          answers++;
          assertThat(last.places().values()).doesNotContain(Float.NaN);
        } while (last.inspection() != newest);
        assertThat(answers).isLessThanOrEqualTo(2);
      }
      Thread.sleep(50);
      assertThat(told).isEmpty();
      assertThat(Thread.getAllStackTraces().keySet())
          .noneMatch(thread -> thread.getName().equals("explain"));
    }
  }

  private static void show(Explainer explainer, Judged one) {
    explainer.inspected(one.inspection(), one.frame().picture());
  }

  private static List<Judged> judged(Profile profile, Recipe recipe, Inspector inspector)
      throws Exception {
    List<Judged> judged = new ArrayList<>();
    try (FrameSource source = ShippedEncoder.source("sim:?seed=5", profile)) {
      while (judged.size() < 60) {
        if (source.next() instanceof Arrival.Taken(Frame frame)) {
          judged.add(new Judged(frame, inspector.inspect(frame, recipe)));
        }
      }
    }
    return judged;
  }
}
