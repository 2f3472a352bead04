package org.tenshot.teach;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Verdict;

/// A candidate against the head that judges now, both asked for the same shots, and neither having
/// seen the shot that it judges.
///
/// @param current what the head is worth that judges now
/// @param candidate what the one is worth that would take its place
public record Comparison(Proof current, Proof candidate) {

  /// One class before and after.
  ///
  /// @param productClass the class
  /// @param shots of it
  /// @param before what the current head made of them
  /// @param after what the candidate made of them
  public record Row(ProductClass productClass, int shots, Outcomes before, Outcomes after) {}

  /// What became of the shots of a class.
  ///
  /// @param named how many had this class as the most probable one
  /// @param passed how many passed
  /// @param rejected how many were rejected
  /// @param looked how many were left to a person
  public record Outcomes(int named, int passed, int rejected, int looked) {}

  /// @throws IllegalArgumentException if the two were not asked for the same shots
  public Comparison {
    if (!current.classes().equals(candidate.classes())
        || !shots(current).equals(shots(candidate))) {
      throw new IllegalArgumentException(
          "two heads are compared on the same shots; these are %d and %d of classes %s and %s"
              .formatted(
                  current.shots().size(),
                  candidate.shots().size(),
                  current.classes(),
                  candidate.classes()));
    }
  }

  /// Compares on those shots that both could judge: a head whose shots are all of one part cannot
  /// judge that part.
  public static Comparison ofShared(Proof current, Proof candidate) {
    return new Comparison(shared(current, candidate), shared(candidate, current));
  }

  private static Proof shared(Proof own, Proof other) {
    Set<List<Integer>> known = Set.copyOf(shots(other));
    return new Proof(
        own.classes(),
        own.shots().stream()
            .filter(one -> known.contains(List.of(one.example(), one.label())))
            .toList());
  }

  private static List<List<Integer>> shots(Proof proof) {
    return proof.shots().stream().map(one -> List.of(one.example(), one.label())).toList();
  }

  /// Every class that has shots.
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (int k = 0; k < current.classes().size(); k++) {
      int label = k;
      int shots = (int) current.shots().stream().filter(one -> one.label() == label).count();
      if (shots > 0) {
        rows.add(
            new Row(
                current.classes().get(k),
                shots,
                outcomes(current, label),
                outcomes(candidate, label)));
      }
    }
    return rows;
  }

  private static Outcomes outcomes(Proof proof, int label) {
    ProductClass own = proof.classes().get(label);
    int named = 0;
    int passed = 0;
    int rejected = 0;
    int looked = 0;
    for (Proof.Judged one : proof.shots()) {
      if (one.label() == label) {
        named += one.score().best().productClass().equals(own) ? 1 : 0;
        passed += one.verdict().kind() == Verdict.Kind.PASS ? 1 : 0;
        rejected += one.verdict().kind() == Verdict.Kind.REJECT ? 1 : 0;
        looked += one.verdict().kind() == Verdict.Kind.REVIEW ? 1 : 0;
      }
    }
    return new Outcomes(named, passed, rejected, looked);
  }

  /// Why the candidate must not take over, in a sentence for the person who would promote it. Empty
  /// where it is no worse: as few frames pass that must not, and if not fewer, then no more good
  /// parts are rejected and no more parts are left to a person.
  public Optional<String> refusal() {
    long before = mustNotPass(current);
    long after = mustNotPass(candidate);
    if (after > before) {
      return Optional.of(
          "The new head would pass %s that the head in use stops: %d instead of %d of %d.%s"
              .formatted(
                  parts(
                      after - before,
                      "more shot that must not pass",
                      "more shots that must not pass"),
                  after,
                  before,
                  current.escapes().total() + current.voidPassed().total(),
                  newlyPassed()));
    }
    if (after < before) {
      return Optional.empty();
    }
    long rejectedBefore = current.falseRejects().count();
    long rejectedAfter = candidate.falseRejects().count();
    if (rejectedAfter > rejectedBefore) {
      return Optional.of(
          "The new head stops no more bad parts than the head in use, and rejects %d instead of %d of %d good ones."
              .formatted(rejectedAfter, rejectedBefore, current.falseRejects().total()));
    }
    long looksBefore = current.reviews().count();
    long looksAfter = candidate.reviews().count();
    if (looksAfter > looksBefore) {
      return Optional.of(
          "The new head stops no more bad parts than the head in use, and leaves %d instead of %d of %d shots to a person."
              .formatted(looksAfter, looksBefore, current.reviews().total()));
    }
    return Optional.empty();
  }

  private static String parts(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  /// Bad shots and frames without a part.
  private static long mustNotPass(Proof proof) {
    return proof.escapes().count() + proof.voidPassed().count();
  }

  private String newlyPassed() {
    List<String> names = new ArrayList<>();
    for (Row row : rows()) {
      int more = row.after().passed() - row.before().passed();
      if (row.productClass().kind() != ClassKind.GOOD && more > 0) {
        names.add(more + " of " + row.productClass().name());
      }
    }
    return names.isEmpty() ? "" : " Newly passed: " + String.join(", ", names) + ".";
  }
}
