package org.tenshot.teach;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Limits;
import org.tenshot.domain.Proportion;
import org.tenshot.domain.Verdict;

/// Finds the cuts between PASS, REJECT and REVIEW on scores of shots that the head had not seen.
///
/// A cut that lies between the same two shots says the same of all shots, so only the middles
/// between neighbouring scores are tried, and 1, at which nothing passes or nothing is rejected. At
/// 0.5 and above for both cuts no part can be both, so each is found by itself. Where two cuts cost
/// the same the higher one is taken: it leaves more to a person.
///
/// The search counts: ten bad shots of which none passed count as none. What may be expected of the
/// cuts is said with more care ({@link ChosenLimits}).
public final class LimitSearch {

  private final Proof proof;
  private final Limits current;
  private final double[] goodPass;
  private final double[] badPass;
  private final double[] goodReject;
  private final double[] badReject;
  private final int good;
  private final int bad;
  private final List<Double> passCuts;
  private final List<Double> rejectCuts;

  /// @param proof gives the scores
  /// @param current keeps its cut for frames without a part, and stays where a kind has no shot
  public LimitSearch(Proof proof, Limits current) {
    this.proof = proof;
    this.current = current;
    this.good = count(ClassKind.GOOD);
    this.bad = count(ClassKind.DEFECT);
    this.goodPass = passing(false);
    this.badPass = passing(true);
    this.goodReject = rejecting(ClassKind.GOOD);
    this.badReject = rejecting(ClassKind.DEFECT);
    this.passCuts = cuts(Math.max(0.5, 1 - current.noPart()), goodPass, badPass);
    this.rejectCuts = cuts(0.5, goodReject, badReject);
  }

  /// True if there are both good and bad shots, so that cuts can be weighed at all.
  public boolean canWeigh() {
    return good > 0 && bad > 0;
  }

  /// The cuts with the least expected cost.
  public ChosenLimits least(Costs costs) {
    if (!canWeigh()) {
      return unweighed(costs);
    }
    return of(
        costs,
        pass(costs, Double.POSITIVE_INFINITY),
        reject(costs),
        "The cuts with the least expected cost on shots that the head had not seen.");
  }

  /// The cheapest cuts at which at most a share of the bad shots passes.
  ///
  /// @param share of the bad parts, 0..1
  public ChosenLimits atMostEscapes(Costs costs, double share) {
    if (!canWeigh()) {
      return unweighed(costs);
    }
    ChosenLimits chosen = of(costs, pass(costs, share), reject(costs), "");
    return with(
        chosen,
        String.format(
            Locale.ROOT,
            "The cheapest cuts at which at most %.1f %% of the bad shots pass; the shots alone promise"
                + " no better than %.1f %%.",
            100 * share,
            100 * chosen.escapes().upper()));
  }

  /// The pass cut with the least expected cost, and the highest reject cut at which a person looks
  /// at no more than a share of the bad shots: what is rejected then looks as bad as most bad parts
  /// do, and as few good parts as possible are among it.
  ///
  /// @param share of the bad parts that may go to a person instead of being rejected, 0..1
  public ChosenLimits atMostLooks(Costs costs, double share) {
    if (!canWeigh()) {
      return unweighed(costs);
    }
    double pass = pass(costs, Double.POSITIVE_INFINITY);
    double chosen = rejectCuts.getFirst();
    for (double cut : rejectCuts) {
      if (looks(pass, cut) <= share * bad + 1e-9) {
        chosen = cut;
      }
    }
    boolean reached = looks(pass, chosen) <= share * bad + 1e-9;
    return of(
        costs,
        pass,
        chosen,
        String.format(
            Locale.ROOT,
            reached
                ? "The highest reject cut at which a person looks at no more than %.1f %% of the bad"
                    + " shots, and the pass cut with the least expected cost."
                : "No cut leaves a person with %.1f %% of the bad shots or less: this one leaves the"
                    + " fewest.",
            100 * share));
  }

  /// What a shift may expect of cuts that somebody chose.
  public ChosenLimits judge(Costs costs, Limits limits) {
    int[][] outcomes = new int[2][3];
    for (Proof.Judged one : proof.shots()) {
      ClassKind kind = proof.classes().get(one.label()).kind();
      if (kind != ClassKind.VOID) {
        Verdict.Kind verdict = limits.judge(one.score()).kind();
        int column =
            switch (verdict) {
              case PASS -> 0;
              case REJECT -> 1;
              case REVIEW, NO_PART, FAULT -> 2;
            };
        outcomes[kind == ClassKind.GOOD ? 0 : 1][column]++;
      }
    }
    return new ChosenLimits(
        limits,
        costs,
        new Proportion(outcomes[1][0], bad),
        new Proportion(outcomes[0][1], good),
        new Proportion(outcomes[0][2], good),
        new Proportion(outcomes[1][2], bad),
        "Cuts that somebody chose.");
  }

  private ChosenLimits of(Costs costs, double pass, double reject, String why) {
    return with(judge(costs, new Limits(pass, reject, current.noPart())), why);
  }

  private static ChosenLimits with(ChosenLimits chosen, String why) {
    return new ChosenLimits(
        chosen.limits(),
        chosen.costs(),
        chosen.escapes(),
        chosen.falseRejects(),
        chosen.goodLooks(),
        chosen.badLooks(),
        why);
  }

  private ChosenLimits unweighed(Costs costs) {
    return with(
        judge(costs, current),
        "The cuts stay as they are: weighing them needs a good shot and a bad one beside the one that"
            + " is judged, and there is no "
            + (good == 0 ? "good" : "bad")
            + " one.");
  }

  private double pass(Costs costs, double mostEscapes) {
    double least = Double.POSITIVE_INFINITY;
    double best = 1;
    for (double cut : passCuts) {
      int escaped = from(badPass, cut);
      double cost =
          costs.defectRate() * (costs.escape() - costs.look()) * escaped / bad
              - (1 - costs.defectRate()) * costs.look() * from(goodPass, cut) / good;
      if (cost <= least && escaped <= mostEscapes * bad) {
        least = cost;
        best = cut;
      }
    }
    return best;
  }

  private double reject(Costs costs) {
    double least = Double.POSITIVE_INFINITY;
    double best = 1;
    for (double cut : rejectCuts) {
      int wrong = from(goodReject, cut);
      double cost =
          (1 - costs.defectRate()) * (costs.falseReject() - costs.look()) * wrong / good
              - costs.defectRate() * costs.look() * from(badReject, cut) / bad;
      if (cost <= least) {
        least = cost;
        best = cut;
      }
    }
    return best;
  }

  /// Bad shots that are neither passed nor rejected.
  private int looks(double pass, double reject) {
    return bad - passedBad(pass) - from(badReject, reject);
  }

  private int passedBad(double cut) {
    int passed = 0;
    for (Proof.Judged one : proof.shots()) {
      passed +=
          kind(one) == ClassKind.DEFECT && isPart(one) && one.score().sureOfGood() >= cut ? 1 : 0;
    }
    return passed;
  }

  /// The probabilities of being good of shots that a cut could let pass. A frame without a part
  /// that passes is as bad as a bad part.
  private double[] passing(boolean mustNot) {
    return proof.shots().stream()
        .filter(one -> (kind(one) != ClassKind.GOOD) == mustNot)
        .filter(this::isPart)
        .mapToDouble(one -> one.score().sureOfGood())
        .sorted()
        .toArray();
  }

  private double[] rejecting(ClassKind kind) {
    return proof.shots().stream()
        .filter(one -> kind(one) == kind && isPart(one))
        .mapToDouble(one -> one.score().probability(ClassKind.DEFECT))
        .sorted()
        .toArray();
  }

  private boolean isPart(Proof.Judged one) {
    return one.score().isValid() && one.score().probability(ClassKind.VOID) < current.noPart();
  }

  private ClassKind kind(Proof.Judged one) {
    return proof.classes().get(one.label()).kind();
  }

  private int count(ClassKind kind) {
    return (int) proof.shots().stream().filter(one -> kind(one) == kind).count();
  }

  /// How many of the sorted values reach a cut.
  private static int from(double[] sorted, double cut) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] >= cut) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return sorted.length - low;
  }

  /// The middles between neighbouring values above `least`, rising, and 1.
  private static List<Double> cuts(double least, double[] some, double[] others) {
    TreeSet<Double> values = new TreeSet<>();
    for (double[] each : List.of(some, others)) {
      for (double value : each) {
        if (value > least) {
          values.add(value);
        }
      }
    }
    List<Double> cuts = new ArrayList<>();
    double below = least;
    for (double value : values) {
      double middle = below + (value - below) / 2;
      double shorter = Math.rint(middle * 1e4) / 1e4;
      // Four digits are enough for people, unless the neighbours lie closer.
      cuts.add(shorter > below && shorter <= value ? shorter : middle > below ? middle : value);
      below = value;
    }
    cuts.add(1.0);
    return cuts;
  }
}
