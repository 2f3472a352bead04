package org.tenshot.head;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.HeatMap;
import org.tenshot.domain.PatchGrid;
import org.tenshot.domain.Score;
import org.tenshot.domain.SeenPicture;

/// Looks for defects that nobody named: how unlike the patches of good shots the most unlike
/// patches of a picture are, together with how unlike good shots the picture is as a whole. The
/// whole picture misses what is small, patches miss what is only there in sum; each alone lets more
/// strangers through.
///
/// A picture's figure is the mean over the tenth of its patches that lies farthest outside of the
/// good ones' subspace. It is divided by the largest figure of any good shot that was left out of
/// the subspace, so that with n good parts a further one is above 1 with a chance of at most 1 in n
/// + 1 (conformal prediction, Vovk, Gammerman, Shafer, 2005; left out one by one: Barber et al.,
///   "Predictive inference with the jackknife+", 2021).
public final class PatchGuard {

  /// Changes with the formula, so that a guard of another formula has another version.
  static final int RULE = 1;

  /// Patches a side that are told apart: finer grids take more time and find nothing more.
  private static final int SIDE = 14;

  private static final double MOST_UNLIKE = 0.1;

  /// Good parts that the subspace is learnt from at most; the chance of a false alarm is below 3 %
  /// by then, and learning takes a second.
  private static final int MOST_PARTS = 40;

  /// No group has this number.
  private static final int NOBODY = Integer.MIN_VALUE;

  private static final double SLACK = 1.05;

  private final GoodSubspace good;
  private final double farthest;
  private final double hottest;
  private final double together;

  /// @param farthest the largest figure of a good shot
  /// @param hottest the largest figure of any patch of a good shot
  /// @param together the largest sum of both figures of a good shot, 0..2
  PatchGuard(GoodSubspace good, double farthest, double hottest, double together) {
    this.good = good;
    this.farthest = farthest;
    this.hottest = hottest;
    this.together = together;
  }

  /// A short name for what it consists of.
  String version() {
    ContentHash hash = ContentHash.empty();
    hash.add(RULE);
    hash.add(good.mean());
    for (float[] direction : good.directions()) {
      hash.add(direction);
    }
    hash.add(new double[] {farthest, hottest, together});
    return hash.digits();
  }

  /// What it consists of, for {@link HeadJson}.
  GuardText text() {
    return new GuardText(
        FloatText.of(good.mean()),
        Arrays.stream(good.directions()).map(FloatText::of).toList(),
        farthest,
        hottest,
        together);
  }

  /// A guard and what guards say of the shots that had not seen them.
  ///
  /// @param guard learnt from all good shots
  /// @param leftOut how unusual each shot looks to one that had not seen its group; NaN for shots
  ///   without patches
  public record Learnt(PatchGuard guard, List<Double> leftOut) {

    public Learnt {
      leftOut = List.copyOf(leftOut);
    }

    /// Of tiles that stand behind each other, the most unusual one of each picture.
    private Learnt worstOf(int tiles) {
      List<Double> worst = new ArrayList<>();
      for (int from = 0; from < leftOut.size(); from += tiles) {
        worst.add(
            leftOut.subList(from, from + tiles).stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow());
      }
      return new Learnt(guard, worst);
    }
  }

  /// A picture with the patches that a guard looks at: few enough to keep for many pictures.
  public static SeenPicture keep(SeenPicture seen) {
    PatchGrid patches = seen.patches();
    return patches == null ? seen : new SeenPicture(seen.whole(), patches.pooled(SIDE));
  }

  /// Learns from the good shots of a set.
  ///
  /// @return nothing where fewer than two good parts have patches: one part does not say how much
  ///   good parts differ
  public static Optional<Learnt> learn(TrainingSet set) {
    int tiles = set.encoder().view().tiles();
    return tiles == 1
        ? learnAtOnce(set)
        : learnAtOnce(TiledSet.every(set)).map(own -> own.worstOf(tiles));
  }

  private static Optional<Learnt> learnAtOnce(TrainingSet set) {
    Map<Integer, List<Example>> byPart = goodParts(set);
    if (byPart.size() < 2) {
      return Optional.empty();
    }
    Moments all = new Moments(set.encoder().dimension());
    for (List<Example> part : byPart.values()) {
      all.add(moments(part), 1);
    }
    GoodSubspace good = GoodSubspace.of(all);
    Novelty novelty = Novelty.of(set.flat());
    List<LeftOut> parts =
        byPart.values().parallelStream().map(part -> leftOut(all, good, part)).toList();
    return Optional.of(
        new Learnt(
            scaled(good, parts, novelty, NOBODY),
            set.examples().stream().map(one -> judge(one, good, parts, novelty)).toList()));
  }

  /// Good shots that have patches, by the part that they show.
  private static Map<Integer, List<Example>> goodParts(TrainingSet set) {
    Map<Integer, List<Example>> parts = new TreeMap<>();
    for (Example one : set.examples()) {
      boolean good = set.classes().get(one.label()).kind() == ClassKind.GOOD;
      if (good
          && one.patches() != null
          && (parts.size() < MOST_PARTS || parts.containsKey(one.group()))) {
        parts.computeIfAbsent(one.group(), any -> new ArrayList<>()).add(one);
      }
    }
    return parts;
  }

  private static Moments moments(List<Example> part) {
    Moments moments = new Moments(part.getFirst().embedding().dimension());
    for (Example one : part) {
      moments.add(Objects.requireNonNull(one.patches()));
    }
    return moments;
  }

  /// A good part as a subspace sees it that was learnt without it.
  ///
  /// @param group of the part
  /// @param without the subspace of the other parts
  /// @param patches the largest figure of its pictures
  /// @param hottest the largest figure of a patch
  private record LeftOut(int group, GoodSubspace without, double patches, double hottest) {}

  private static LeftOut leftOut(Moments all, GoodSubspace good, List<Example> part) {
    Moments others = new Moments(part.getFirst().embedding().dimension());
    others.add(all, 1);
    others.add(moments(part), -1);
    GoodSubspace without = good.near(others);
    double patches = 0;
    double hottest = 0;
    for (Example one : part) {
      double[] outside = without.outside(Objects.requireNonNull(one.patches()));
      patches = Math.max(patches, figure(outside));
      hottest = Math.max(hottest, Arrays.stream(outside).max().orElse(0));
    }
    return new LeftOut(part.getFirst().group(), without, patches, hottest);
  }

  /// @param without a group that took no part in it, or {@link #NOBODY}
  private static PatchGuard scaled(
      GoodSubspace good, List<LeftOut> parts, Novelty novelty, int without) {
    double farthest = largest(parts, LeftOut::patches);
    return new PatchGuard(
        good,
        farthest,
        largest(parts, LeftOut::hottest),
        largest(parts, one -> novelty.share(one.group(), without) + one.patches() / farthest));
  }

  private static double largest(List<LeftOut> parts, ToDoubleFunction<LeftOut> figure) {
    return Math.max(1e-9, parts.stream().mapToDouble(figure).max().orElse(0));
  }

  /// What a guard says that has seen nothing of the example's group, be it good or bad.
  private static double judge(
      Example one, GoodSubspace good, List<LeftOut> parts, Novelty novelty) {
    PatchGrid patches = one.patches();
    if (patches == null) {
      return Double.NaN;
    }
    List<LeftOut> others = parts.stream().filter(own -> own.group() != one.group()).toList();
    GoodSubspace unseen =
        parts.stream()
            .filter(own -> own.group() == one.group())
            .map(LeftOut::without)
            .findFirst()
            .orElse(good);
    return scaled(unseen, others, novelty, one.group()).unusual(novelty.leftOut(one), patches);
  }

  /// How unlike good a picture is; above 1 nobody has seen a good part like it.
  ///
  /// @param whole how unlike good shots the head finds it as a whole, 1 where the good ones end
  /// @param patches all that the encoder sees, or what {@link #keep} kept of it
  public double unusual(double whole, PatchGrid patches) {
    return unusual(whole, figure(good.outside(patches.pooled(SIDE))));
  }

  private double unusual(double whole, double figure) {
    return (whole + figure / farthest) / (SLACK * together);
  }

  /// The score of a head with what its patches say.
  Score add(Score score, PatchGrid patches) {
    PatchGrid seen = patches.pooled(SIDE);
    double[] outside = good.outside(seen);
    double unusual = unusual(score.unusual(), figure(outside));
    return new Score(
        score.classes(),
        unusual > 1 ? Novelty.WHY : score.reason(),
        unusual,
        heat(seen, outside),
        null);
  }

  /// Where a picture is unlike good.
  public HeatMap heat(PatchGrid patches) {
    PatchGrid seen = patches.pooled(SIDE);
    return heat(seen, good.outside(seen));
  }

  private HeatMap heat(PatchGrid seen, double[] outside) {
    float[] heat = new float[outside.length];
    for (int p = 0; p < heat.length; p++) {
      heat[p] = (float) (outside[p] / hottest);
    }
    return new HeatMap(seen.rows(), seen.columns(), heat);
  }

  /// The mean of the largest tenth.
  private static double figure(double[] outside) {
    double[] sorted = outside.clone();
    Arrays.sort(sorted);
    int count = Math.max(1, (int) Math.round(MOST_UNLIKE * sorted.length));
    return Arrays.stream(sorted, sorted.length - count, sorted.length).sum() / count;
  }
}
