package org.tenshot.cli.teach;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.PatchGrid;
import org.tenshot.domain.SeenPicture;

/// Keeps the patches of so many pictures of a class as fit into memory; the others are judged as a
/// whole. A guard learns from fewer anyway.
final class KeptPatches {

  /// Pictures of several tiles that are kept at least; a guard learns from no more.
  private static final int MOST_TILED = 40;

  private final int most;
  private final Map<String, Integer> kept = new HashMap<>();

  private KeptPatches(int most) {
    this.most = most;
  }

  /// None.
  static KeptPatches none() {
    return new KeptPatches(0);
  }

  /// Enough to learn from, and to judge the shots by.
  static KeptPatches toTeach() {
    return new KeptPatches(100);
  }

  /// Enough to measure; with eight classes about two gibibytes.
  static KeptPatches toMeasure() {
    return new KeptPatches(600);
  }

  /// The patches of a picture, or null.
  @Nullable PatchGrid of(String className, SeenPicture seen) {
    PatchGrid patches = seen.patches();
    int tiles = patches == null ? 1 : patches.tiles();
    int room = Math.max(Math.min(most, MOST_TILED), most / tiles);
    return kept.merge(className, 1, Integer::sum) <= room ? patches : null;
  }
}
