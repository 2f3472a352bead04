package org.tenshot.ui.line;

import org.jspecify.annotations.Nullable;
import org.tenshot.domain.HeatMap;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;
import org.tenshot.domain.Saying;
import org.tenshot.domain.Score;
import org.tenshot.domain.Verdict;

/// One inspected frame as the screen remembers it.
///
/// @param number counts what this screen has seen, from 1
/// @param inspection the record
/// @param picture the whole frame; null where it could not be read or the screen no longer holds it
/// @param box the inspected part of it; null where the region does not fit
/// @param seenNanos on the view model's clock
/// @param covered which places speak against it, as somebody found out after the verdict; null
///   where nobody did
public record Part(
    long number,
    Inspection inspection,
    @Nullable Picture picture,
    Region.@Nullable Box box,
    long seenNanos,
    @Nullable HeatMap covered) {

  /// How the part is called: as the line numbers it, else by its frame.
  public String label() {
    String part = inspection.origin().part().part();
    return part != null ? part : Long.toString(inspection.origin().sequence());
  }

  /// The verdict without its particulars.
  public Verdict.Kind kind() {
    return inspection.verdict().kind();
  }

  /// The class that the verdict names, or an empty text for a fault.
  public String className() {
    return inspection.verdict().className();
  }

  /// How sure the verdict is, 0..1, or NaN where there is none.
  public double confidence() {
    return inspection.sureness();
  }

  /// The strongest reason; the fault's where there is no verdict; else nothing.
  public Saying why() {
    if (inspection.verdict() instanceof Verdict.Faulted(var fault)) {
      return fault.saying();
    }
    Score score = inspection.score();
    return score == null ? Saying.NOTHING : score.reason();
  }

  /// Where the part is unlike good ones; null for a part that passes, and where nobody looked.
  public @Nullable HeatMap strangePlaces() {
    Score score = inspection.score();
    if (score == null || kind() == Verdict.Kind.PASS) {
      return null;
    }
    HeatMap where = score.where();
    return where == null ? covered : where;
  }

  Part withCovered(HeatMap places) {
    return new Part(number, inspection, picture, box, seenNanos, places);
  }

  Part withoutPicture() {
    return new Part(number, inspection, null, box, seenNanos, covered);
  }
}
