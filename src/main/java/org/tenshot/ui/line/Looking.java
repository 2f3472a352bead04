package org.tenshot.ui.line;

import java.util.List;

/// Steps through the last parts of a line. On the drawing thread.
final class Looking {

  private final LineViewModel line;

  Looking(LineViewModel line) {
    this.line = line;
  }

  private LineView view() {
    return line.viewProperty().get();
  }

  /// Looks so many parts further back; before the newest is the belt.
  ///
  /// @param step 1, or -1 for one part closer to now
  void by(int step) {
    List<Part> parts = view().parts();
    int at = -1;
    if (view().headline() instanceof Headline.Past(Part shown)) {
      at = indexOf(parts, shown);
    }
    int next = at + step;
    if (next < 0) {
      line.lookAtBelt();
    } else if (next < parts.size()) {
      line.lookAt(parts.get(next));
    }
  }

  /// Looks at a part, or at the belt again if that part is shown already.
  void at(Part part) {
    if (view().headline() instanceof Headline.Past(Part shown) && shown.number() == part.number()) {
      line.lookAtBelt();
    } else {
      line.lookAt(part);
    }
  }

  private static int indexOf(List<Part> parts, Part part) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).number() == part.number()) {
        return i;
      }
    }
    return -1;
  }
}
