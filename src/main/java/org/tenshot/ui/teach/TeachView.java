package org.tenshot.ui.teach;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything that the teaching screen shows at one moment, except the pictures themselves.
///
/// @param area which part of the screen is open
/// @param facts what is taught; null until the station has answered
/// @param filter of the gallery
/// @param items the gallery
/// @param cursor index of the item that keys act on; -1 where there is none
/// @param selected indices of the items that are chosen
/// @param teaching true while a head is being learnt
/// @param proof of the head that was learnt last; null before the first
/// @param escapeCost how many falsely rejected parts an escaped one costs
/// @param next the next step, in a sentence
record TeachView(
    Area area,
    @Nullable TeachFacts facts,
    TeachActions.Filter filter,
    List<GalleryItem> items,
    int cursor,
    Set<Integer> selected,
    boolean teaching,
    @Nullable HeadProof proof,
    double escapeCost,
    String next) {

  TeachView {
    items = List.copyOf(items);
    selected = Set.copyOf(selected);
  }

  /// A part of the screen.
  enum Area {
    LABEL,
    PROOF,
    VERSIONS,
    PROMPTS
  }
}
