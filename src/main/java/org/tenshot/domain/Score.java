package org.tenshot.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a head thinks of one picture.
///
/// @param classes every class of the product with its probability, in the product's order; the
///   probabilities add up to 1
/// @param reason the strongest one, such as the prompt that fits best
/// @param unusual how far the picture lies from every good shot, as a share of the farthest that a
///   good shot lies from all others: above 1 nobody has seen a good part like it; 0 where there are
///   no shots to compare with
/// @param where which places of the picture are unlike good; null where nobody looked
/// @param partly a void class with the probability that it takes from all others because a part of
///   the picture looks like it; it counts for no verdict, since the picture as a whole does not.
///   The probabilities add up to 1 together with it. Null for a picture that was seen at once
public record Score(
    List<ClassScore> classes,
    Saying reason,
    double unusual,
    @Nullable HeatMap where,
    @Nullable ClassScore partly) {

  /// How unlike the others a good shot is that was left out, about.
  private static final double USUAL = 0.8;

  private static final double UNUSUAL_WEIGHT = 5;

  /// Odds beyond this say nothing more.
  private static final double TINY = 1e-6;

  /// A class and its probability.
  ///
  /// @param productClass the class
  /// @param probability 0..1
  public record ClassScore(ProductClass productClass, double probability) {}

  public Score {
    classes = List.copyOf(classes);
  }

  /// A score without shots to compare with.
  public Score(List<ClassScore> classes, String why) {
    this(classes, why, 0);
  }

  /// A score of a picture as a whole.
  public Score(List<ClassScore> classes, String why, double unusual) {
    this(classes, Saying.english(why), unusual, null, null);
  }

  /// The strongest reason in English, such as the prompt that fits best.
  public String why() {
    return reason.english();
  }

  /// The score of a picture from those of its tiles: the worst decides. The picture is as little
  /// good as its least good tile and as defective as its most defective one, which names the
  /// defect; it shows no part only as far as every tile says so; and it is as unusual as its most
  /// unusual tile. So PASS takes a PASS of every tile, a REJECT of one is enough, NO_PART takes all
  /// of them, and a part of which a piece is hidden is a REVIEW.
  ///
  /// @param tiles at least one, all with the same classes
  public static Score ofWorst(List<Score> tiles) {
    Score deciding =
        tiles.stream().min(Comparator.comparingDouble(Score::sureOfGood)).orElseThrow();
    for (Score tile : tiles) {
      if (!tile.isValid()) {
        return tile;
      }
    }
    Score least = extreme(tiles, ClassKind.GOOD, -1);
    Score most = extreme(tiles, ClassKind.DEFECT, 1);
    Score emptiest = extreme(tiles, ClassKind.VOID, 1);
    Score fullest = extreme(tiles, ClassKind.VOID, -1);
    List<ClassScore> classes = new ArrayList<>();
    double sum = 0;
    for (int k = 0; k < deciding.classes.size(); k++) {
      Score from =
          switch (deciding.classes.get(k).productClass().kind()) {
            case GOOD -> least;
            case DEFECT -> most;
            case VOID -> fullest;
          };
      classes.add(from.classes.get(k));
      sum += from.classes.get(k).probability();
    }
    ClassScore partly =
        emptiest.probability(ClassKind.VOID) > 0
            ? new ClassScore(emptiest.best(ClassKind.VOID).productClass(), Math.max(0, 1 - sum))
            : null;
    double unusual = tiles.stream().mapToDouble(Score::unusual).max().orElseThrow();
    return new Score(classes, deciding.reason, unusual, null, partly);
  }

  /// The tile with most of a kind, or with least of it; the first of equals.
  ///
  /// @param sign 1 for most, -1 for least
  private static Score extreme(List<Score> tiles, ClassKind kind, int sign) {
    return tiles.stream()
        .min(Comparator.comparingDouble(tile -> -sign * tile.probability(kind)))
        .orElseThrow();
  }

  /// The same of a picture that is so unlike good shots.
  public Score withUnusual(double other) {
    return new Score(classes, reason, other, where, partly);
  }

  /// The same with another reason.
  public Score withWhy(Saying other) {
    return new Score(classes, other, unusual, where, partly);
  }

  /// The same with other places.
  public Score withWhere(HeatMap other) {
    return new Score(classes, reason, unusual, other, partly);
  }

  /// True if the probabilities are numbers between 0 and 1 that add up to 1, and `unusual` is a
  /// number.
  public boolean isValid() {
    double sum = partly == null ? 0 : partly.probability();
    for (ClassScore score : classes) {
      double p = score.probability();
      if (!(p >= 0 && p <= 1)) {
        return false;
      }
      sum += p;
    }
    return Math.abs(sum - 1) < 1e-6 && unusual >= 0;
  }

  /// The probability that the picture is of this kind: the sum over its classes.
  public double probability(ClassKind kind) {
    double sum = 0;
    for (ClassScore score : classes) {
      if (score.productClass().kind() == kind) {
        sum += score.probability();
      }
    }
    return sum;
  }

  /// The probability of being good that a pass cut is compared with. Classes share out what looks
  /// like one of them; a defect that none of them stands for looks unlike good all the same. So the
  /// odds of being good fall from where good shots usually are on, and nothing is left above 1,
  /// where no good shot was. The two numbers are those with which fewest unknown defects passed
  /// beside equally many good parts, on photographs of magnetic tiles.
  public double sureOfGood() {
    double good = probability(ClassKind.GOOD);
    if (!(unusual <= 1)) {
      return 0;
    }
    if (unusual <= USUAL) {
      return good;
    }
    double kept = Math.exp(-UNUSUAL_WEIGHT * (unusual - USUAL));
    return good * kept / (good * kept + 1 - good);
  }

  /// The logarithm of the odds behind {@link #sureOfGood()}, which go on falling where no good shot
  /// was: for saying which of two pictures looks better, never for a verdict.
  public double logOddsOfGood() {
    double good = Math.clamp(probability(ClassKind.GOOD), TINY, 1 - TINY);
    return Math.log(good / (1 - good)) - UNUSUAL_WEIGHT * Math.max(0, unusual - USUAL);
  }

  /// The probability that the cut of a verdict was compared with, 0..1: that of all good classes
  /// together, of all defects, or of all void ones; for a REVIEW that of the class it names; NaN
  /// for a fault.
  public double sureOf(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass pass -> sureOfGood();
      case Verdict.Reject reject -> probability(ClassKind.DEFECT);
      case Verdict.NoPart noPart -> probability(ClassKind.VOID);
      case Verdict.Review review -> best().probability();
      case Verdict.Faulted faulted -> Double.NaN;
    };
  }

  /// The most probable class of all, be it of a part of the picture alone.
  public ClassScore best() {
    ClassScore best =
        classes.stream().max(Comparator.comparingDouble(ClassScore::probability)).orElseThrow();
    return partly != null && partly.probability() > best.probability() ? partly : best;
  }

  /// The most probable class of a kind; the product must have one of it.
  public ClassScore best(ClassKind kind) {
    return classes.stream()
        .filter(score -> score.productClass().kind() == kind)
        .max(Comparator.comparingDouble(ClassScore::probability))
        .orElseThrow();
  }
}
