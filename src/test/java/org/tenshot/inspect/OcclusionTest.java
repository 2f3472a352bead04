package org.tenshot.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tenshot.ShippedEncoder;
import org.tenshot.camera.FrameSource;
import org.tenshot.domain.Arrival;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Frame;
import org.tenshot.domain.HeatMap;
import org.tenshot.domain.Mask;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Region;
import org.tenshot.domain.Truth;
import org.tenshot.encode.OnnxEncoder;
import org.tenshot.head.Example;
import org.tenshot.head.Head;
import org.tenshot.head.HeadTrainers;
import org.tenshot.head.TrainingSet;

/// Covering places, with the encoder that ships and a head that sees no patches.
class OcclusionTest {

  private static final int SHOTS = 10;

  @Test
  void coveringTheDefectMakesThePartLookBetter() throws Exception {
    Profile profile = ShippedEncoder.profile("bearing");
    List<Frame> good = new ArrayList<>();
    List<Frame> bad = new ArrayList<>();
    try (FrameSource source = ShippedEncoder.source("sim:?seed=31", profile)) {
      while (bad.size() < SHOTS + 20 || good.size() < SHOTS) {
        if (source.next() instanceof Arrival.Taken(Frame frame)) {
          Truth truth = Objects.requireNonNull(frame.truth());
          ClassKind kind = truth.productClass().kind();
          if (kind == ClassKind.GOOD) {
            good.add(frame);
          } else if (kind == ClassKind.DEFECT && truth.mask() != null) {
            bad.add(frame);
          }
        }
      }
    }
    try (OnnxEncoder encoder = ShippedEncoder.open()) {
      Head head = taught(good, bad, Recipe.zeroShot(profile, encoder).head(), encoder);
      Occlusion occlusion = new Occlusion(encoder, head);
      for (Frame frame : good.subList(0, SHOTS)) {
        occlusion.learnGood(frame.picture(), whole(frame));
      }
      double hit = 0;
      double chance = 0;
      for (Frame frame : bad.subList(SHOTS, SHOTS + 20)) {
        HeatMap map = occlusion.map(frame.picture(), whole(frame));
        Mask mask = Objects.requireNonNull(Objects.requireNonNull(frame.truth()).mask());
        assertThat(map.values()).hasSize(64).doesNotContain(Float.NaN);
        hit += on(mask, map, hottest(map)) ? 1 : 0;
        for (int cell = 0; cell < 64; cell++) {
          chance += on(mask, map, cell) ? 1 / 64.0 : 0;
        }
      }
      System.out.printf(
          "hottest place on the defect %.0f of 20 times, by chance %.1f%n", hit, chance);
      assertThat(hit).isGreaterThan(2 * chance);
    }
  }

  private static Head taught(List<Frame> good, List<Frame> bad, Head prompts, OnnxEncoder encoder)
      throws Exception {
    Inspector inspector = new Inspector(encoder);
    List<Example> shots = new ArrayList<>();
    for (int i = 0; i < SHOTS; i++) {
      for (Frame frame : List.of(good.get(i), bad.get(i))) {
        String name = Objects.requireNonNull(frame.truth()).productClass().name();
        int label = 0;
        while (!prompts.classes().get(label).name().equals(name)) {
          label++;
        }
        shots.add(
            new Example(inspector.embed(frame.picture(), whole(frame)), label, shots.size(), null));
      }
    }
    return HeadTrainers.named("logistic")
        .orElseThrow()
        .train(new TrainingSet(prompts.encoder(), prompts.classes(), shots, null));
  }

  private static Region.Box whole(Frame frame) {
    return new Region.Box(0, 0, frame.picture().width(), frame.picture().height());
  }

  private static int hottest(HeatMap map) {
    int hottest = 0;
    for (int cell = 1; cell < map.values().length; cell++) {
      hottest = map.values()[cell] > map.values()[hottest] ? cell : hottest;
    }
    return hottest;
  }

  private static boolean on(Mask mask, HeatMap map, int cell) {
    int row = cell / map.columns();
    int column = cell % map.columns();
    for (int y = row * mask.height() / map.rows();
        y < (row + 1) * mask.height() / map.rows();
        y++) {
      for (int x = column * mask.width() / map.columns();
          x < (column + 1) * mask.width() / map.columns();
          x++) {
        if (mask.values()[y * mask.width() + x] != 0) {
          return true;
        }
      }
    }
    return false;
  }
}
