package org.tenshot.teach;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Limits;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Score;
import org.tenshot.head.Conformal;
import org.tenshot.head.Example;
import org.tenshot.head.HeadJson;
import org.tenshot.head.HeadTrainer;
import org.tenshot.head.PriorShift;

/// All that is known of a taught head before anybody trusts it.
///
/// @param taught the head and its shots
/// @param proof every shot judged by a head that had not seen it, under `limits`
/// @param limits the cuts that the figures are for
/// @param chosen how the cuts were chosen from costs or a target; null where they are the profile's
/// @param curve figures over the number of shots
/// @param doubts shots to look at again
/// @param possible how many shots have one possible kind; null where that was not asked
/// @param against what it changes against an earlier head; null where there is none
/// @param fresh frames of known truth that nobody has learnt from, judged by the head; null where
///   there are none
public record Findings(
    HeadJson.Taught taught,
    Proof proof,
    Limits limits,
    @Nullable ChosenLimits chosen,
    LearningCurve curve,
    Doubts doubts,
    @Nullable PossibleKinds possible,
    @Nullable Comparison against,
    @Nullable Proof fresh) {

  private static final List<Integer> COUNTS = List.of(1, 2, 5, 10);
  private static final int DRAWS = 10;
  private static final long SEED = 1;
  private static final int NEAREST = 3;
  private static final double EPS = 0.1;
  private static final double[] PROMISES = {0.05, 0.01};
  private static final double USUAL_FALSE_ALARMS = 0.003;

  /// Finds out, from the shots alone.
  ///
  /// @param proof from the same trainer and shots, under any limits
  /// @param chosen null to keep `limits`
  public static Findings of(
      HeadTrainer trainer,
      HeadJson.Taught taught,
      Proof proof,
      Limits limits,
      @Nullable ChosenLimits chosen) {
    Limits taken = chosen == null ? limits : chosen.limits();
    Proof judged = proof.under(taken);
    return new Findings(
        taught,
        judged,
        taken,
        chosen,
        LearningCurve.of(trainer, taught.set(), taken, COUNTS, DRAWS, SEED, judged),
        Doubts.of(judged, taught.set(), NEAREST),
        PossibleKinds.of(taught.set(), EPS).orElse(null),
        null,
        null);
  }

  /// The same beside an earlier head.
  public Findings against(@Nullable Comparison comparison) {
    return new Findings(taught, proof, limits, chosen, curve, doubts, possible, comparison, fresh);
  }

  /// The same with what fresh frames showed.
  public Findings fresh(@Nullable Proof judged) {
    return new Findings(taught, proof, limits, chosen, curve, doubts, possible, against, judged);
  }

  /// Good parts among the shots; photographs of one part count once.
  public long goodParts() {
    return taught.set().examples().stream()
        .filter(one -> taught.set().classes().get(one.label()).kind() == ClassKind.GOOD)
        .mapToInt(Example::group)
        .distinct()
        .count();
  }

  /// What so many shots can promise and what it would take to promise more, in sentences.
  public List<String> promises() {
    List<String> sentences = new ArrayList<>();
    for (double share : PROMISES) {
      sentences.add(escapes(share));
    }
    long good = goodParts();
    sentences.add(
        good == 0
            ? "No good shot: nothing is known of false alarms."
            : "%s no better than %s false alarms; %s would need %d."
                .formatted(
                    good == 1 ? "1 good shot promises" : good + " good shots promise",
                    percent(Conformal.promise(good)),
                    percent(USUAL_FALSE_ALARMS),
                    Conformal.shotsFor(USUAL_FALSE_ALARMS)));
    long whole = withoutPatches();
    if (whole > 0) {
      sentences.add(
          "%d of %d shots were judged as a whole: the guard, which looks at places on the line, was not asked for them."
              .formatted(whole, taught.set().examples().size()));
    }
    if (possible != null) {
      sentences.add(
          "Asked so that the truth is held in %s of the parts: %d shots can only be good or only be bad, %d can be both (a person decides), %d neither (nobody has shown anything like them)."
              .formatted(
                  percent(1 - possible.eps()),
                  possible.decided(),
                  possible.several(),
                  possible.none()));
    }
    return sentences;
  }

  /// Shots whose patches nobody kept, of a head that has a guard.
  private long withoutPatches() {
    return taught.head().looksAtPatches()
        ? taught.set().examples().stream().filter(one -> one.patches() == null).count()
        : 0;
  }

  /// What the pass cut means on a line with the share of bad parts that was entered, in a sentence;
  /// empty without costs, and where a kind has no shot.
  public String onTheLine() {
    int[] counts = taught.set().counts();
    int good = 0;
    int bad = 0;
    for (int k = 0; k < counts.length; k++) {
      ClassKind kind = taught.set().classes().get(k).kind();
      good += kind == ClassKind.GOOD ? counts[k] : 0;
      bad += kind == ClassKind.DEFECT ? counts[k] : 0;
    }
    if (chosen == null || good == 0 || bad == 0 || limits.pass() == 1) {
      return "";
    }
    double line = chosen.costs().defectRate();
    Score cut =
        new Score(
            List.of(
                new Score.ClassScore(new ProductClass("good", ClassKind.GOOD), limits.pass()),
                new Score.ClassScore(new ProductClass("bad", ClassKind.DEFECT), 1 - limits.pass())),
            "");
    double moved =
        new PriorShift(bad / (double) (good + bad), line).of(cut).probability(ClassKind.GOOD);
    return "A part that just passes is good with %s among the shots, and with %s on a line with %s bad parts."
        .formatted(percent(limits.pass()), percent(moved), percent(line));
  }

  private String escapes(double share) {
    long needed = proof.checksNeeded(share);
    String rate = percent(share);
    if (needed == 0) {
      return "Fewer than " + rate + " of the bad parts escape: proven (95 %).";
    }
    return needed < 0
        ? "An escape rate under " + rate + " cannot be proven while a bad shot passes."
        : "To prove an escape rate under "
            + rate
            + " you need "
            + needed
            + " more bad parts, all of them caught.";
  }

  /// One digit where that says something, as in 9.1 % and 10 %.
  private static String percent(double share) {
    double percent = Math.rint(share * 1000) / 10;
    return String.format(
        Locale.ROOT, percent == Math.rint(percent) ? "%.0f %%" : "%.1f %%", percent);
  }
}
