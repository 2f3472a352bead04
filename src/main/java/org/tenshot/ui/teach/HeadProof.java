package org.tenshot.ui.teach;

import java.util.List;
import org.tenshot.domain.Limits;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Proportion;

/// What a head is worth that was just learnt: every shot judged by one that had not seen it.
///
/// @param version the head's own
/// @param escapes bad shots that would pass
/// @param falseRejects good shots that would be rejected
/// @param goodPassed good shots that would pass
/// @param reviews shots that a person would look at
/// @param classes of the matrix
/// @param matrix counts `[truth][most probable class]`
/// @param curve what fewer shots would have been worth, from few to all
/// @param doubts shots to look at again, the most doubtful first
/// @param notes what else there is to know, such as how many checks would prove a rate
/// @param worse why it is worse than what judges now; empty if it is not
/// @param locked why nobody can promote it; empty if somebody can
/// @param cuts the limits, and what a shift may expect of them
public record HeadProof(
    String version,
    Proportion escapes,
    Proportion falseRejects,
    Proportion goodPassed,
    Proportion reviews,
    List<ProductClass> classes,
    int[][] matrix,
    List<Step> curve,
    List<Doubt> doubts,
    List<String> notes,
    String worse,
    String locked,
    Cuts cuts) {

  public HeadProof {
    classes = List.copyOf(classes);
    curve = List.copyOf(curve);
    doubts = List.copyOf(doubts);
    notes = List.copyOf(notes);
  }

  /// The same with other limits.
  HeadProof with(HeadProof rates, Cuts other) {
    return new HeadProof(
        version,
        rates.escapes,
        rates.falseRejects,
        rates.goodPassed,
        rates.reviews,
        classes,
        matrix,
        curve,
        doubts,
        notes,
        rates.worse,
        rates.locked,
        other);
  }

  /// What so many shots of each class are worth.
  ///
  /// @param shots of each class
  /// @param named share of the shots that were named rightly, every class counting alike, 0..1
  public record Step(int shots, double named) {}

  /// A shot whose label and whose look disagree.
  ///
  /// @param shot its number
  /// @param picture sha256 of its picture
  /// @param label the class that a person gave
  /// @param looksLike the class that it looks like
  /// @param probability of that class, 0..1
  /// @param nearest pictures of the shots most like it, with their labels
  public record Doubt(
      long shot,
      String picture,
      String label,
      String looksLike,
      double probability,
      List<Near> nearest) {}

  /// A shot that is like another.
  ///
  /// @param picture sha256 of its picture
  /// @param label its class
  public record Near(String picture, String label) {}

  /// Limits, and what a shift may expect of them.
  ///
  /// @param limits the cuts
  /// @param escapes bad parts that pass in a shift; NaN where nobody knows
  /// @param falseRejects good parts that are rejected in a shift; NaN where nobody knows
  /// @param looks parts that a person looks at in a shift; NaN where nobody knows
  /// @param parts parts in a shift
  public record Cuts(
      Limits limits, double escapes, double falseRejects, double looks, double parts) {}
}
