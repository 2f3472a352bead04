package org.tenshot.ui.setup;

import java.util.List;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;

/// A product as the guide made it up to now.
///
/// @param product what is inspected, for people
/// @param good name of the class of good parts
/// @param defects one line for each class, as a person wrote them: its name, or name and sentence
/// @param source where its pictures come from
/// @param region the part of them that is inspected
/// @param shots what people showed of it
public record Newcomer(
    String product,
    String good,
    List<String> defects,
    String source,
    Region region,
    List<Captured> shots) {

  public Newcomer {
    defects = List.copyOf(defects);
    shots = List.copyOf(shots);
  }

  /// A picture that a person gave a class.
  public record Captured(Picture picture, String className) {}
}
