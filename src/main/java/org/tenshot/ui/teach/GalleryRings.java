package org.tenshot.ui.teach;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.tenshot.domain.Verdict;
import org.tenshot.ui.common.FxBridge;

/// Which places speak against the frame that the cursor is on. Only the newest wish is answered;
/// the last few answers are remembered. On the drawing thread.
final class GalleryRings {

  private static final int REMEMBERED = 50;

  private final TeachActions actions;
  private final FxBridge bridge;
  private final Map<Long, Places> known =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Places> eldest) {
          return size() > REMEMBERED;
        }
      };
  private long wanted = -1;

  GalleryRings(TeachActions actions, FxBridge bridge) {
    this.actions = actions;
    this.bridge = bridge;
  }

  /// Asks for the places of a frame that did not pass; whatever was asked before is of no interest
  /// any more.
  void look(GalleryItem item, Consumer<Places> found) {
    if (wanted == item.inspection()) {
      return;
    }
    wanted = item.inspection();
    Places remembered = known.get(item.inspection());
    if (remembered != null) {
      found.accept(remembered);
    } else if (item.verdict() == Verdict.Kind.REJECT || item.verdict() == Verdict.Kind.REVIEW) {
      bridge.answer(
          actions.places(item),
          places -> {
            known.put(item.inspection(), places);
            if (wanted == item.inspection()) {
              found.accept(places);
            }
          },
          sentence -> {});
    }
  }

  /// Another head doubts other places.
  void forget() {
    known.clear();
    wanted = -1;
  }
}
