package org.tenshot.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tenshot.ShippedEncoder;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Frame;
import org.tenshot.domain.HeatMap;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Mask;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Region;
import org.tenshot.domain.Score;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.Truth;
import org.tenshot.encode.OnnxEncoder;
import org.tenshot.head.Example;
import org.tenshot.head.GuardedHead;
import org.tenshot.head.Head;
import org.tenshot.head.HeadTrainers;
import org.tenshot.head.PatchGuard;
import org.tenshot.head.TrainingSet;

/// The guard with the encoder that ships, on drawn bearings: it is taught good ones alone.
class GuardedLineTest {

  private static final int SHOTS = 10;

  @Test
  void tenGoodShotsAreEnoughToSayThatSomethingIsWrongAndWhere() throws Exception {
    Profile profile = ShippedEncoder.profile("bearing");
    List<Frame> frames = ShippedEncoder.frames("sim:?seed=31", profile, 150);
    try (OnnxEncoder encoder = ShippedEncoder.open()) {
      Recipe prompts = Recipe.zeroShot(profile, encoder);
      Inspector inspector = new Inspector(encoder);
      List<Frame> good = frames.stream().filter(one -> kind(one) == ClassKind.GOOD).toList();
      Recipe recipe =
          new Recipe(
              profile,
              guarded(good.subList(0, SHOTS), prompts.head(), inspector),
              profile.limits());
      Tally tally = new Tally();
      for (Frame frame : frames) {
        if (!good.subList(0, SHOTS).contains(frame) && kind(frame) != ClassKind.VOID) {
          tally.add(frame, inspector.inspect(frame, recipe));
        }
      }

      System.out.printf(
          "guard of %d good shots: %d of %d bad parts unusual, ring on the defect %d of %d times,"
              + " %d of %d good parts unusual%n",
          SHOTS,
          tally.badStrange,
          tally.bad,
          tally.ringedRightly,
          tally.ringed,
          tally.goodStrange,
          tally.good);
      assertThat(tally.bad).isGreaterThan(25);
      assertThat(tally.badStrange / (double) tally.bad).isGreaterThan(0.8);
      assertThat(tally.goodStrange / (double) tally.good).isLessThan(0.25);
      assertThat(tally.ringed).isGreaterThan(20);
      assertThat(tally.ringedRightly / (double) tally.ringed).isGreaterThan(0.6);
    }
  }

  private static Head guarded(List<Frame> good, Head prompts, Inspector inspector)
      throws Exception {
    List<Example> shots = new ArrayList<>();
    for (Frame frame : good) {
      SeenPicture seen =
          PatchGuard.keep(
              inspector.see(
                  frame.picture(),
                  new Region.Box(0, 0, frame.picture().width(), frame.picture().height())));
      shots.add(new Example(seen.whole(), 0, shots.size(), seen.patches()));
    }
    TrainingSet set = new TrainingSet(prompts.encoder(), prompts.classes(), shots, null);
    assertThat(prompts.classes().getFirst().kind()).isEqualTo(ClassKind.GOOD);
    return new GuardedHead(
        HeadTrainers.named("logistic").orElseThrow().train(set),
        PatchGuard.learn(set).orElseThrow().guard());
  }

  private static ClassKind kind(Frame frame) {
    return Objects.requireNonNull(frame.truth()).productClass().kind();
  }

  private static final class Tally {

    private int good;
    private int goodStrange;
    private int bad;
    private int badStrange;
    private int ringed;
    private int ringedRightly;

    void add(Frame frame, Inspection inspection) {
      Score score = Objects.requireNonNull(inspection.score());
      boolean strange = score.unusual() > 1;
      if (kind(frame) == ClassKind.GOOD) {
        good++;
        goodStrange += strange ? 1 : 0;
        return;
      }
      bad++;
      badStrange += strange ? 1 : 0;
      Truth truth = Objects.requireNonNull(frame.truth());
      List<HeatMap.Spot> spots = Objects.requireNonNull(score.where()).spots(1);
      if (truth.mask() != null && !spots.isEmpty()) {
        ringed++;
        ringedRightly += touches(spots.getFirst(), truth.mask()) ? 1 : 0;
      }
    }

    private static boolean touches(HeatMap.Spot spot, Mask mask) {
      for (int y = (int) (spot.top() * mask.height()); y < spot.bottom() * mask.height(); y++) {
        for (int x = (int) (spot.left() * mask.width()); x < spot.right() * mask.width(); x++) {
          if (mask.values()[y * mask.width() + x] != 0) {
            return true;
          }
        }
      }
      return false;
    }
  }
}
