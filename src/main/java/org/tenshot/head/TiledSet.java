package org.tenshot.head;

import java.util.ArrayList;
import java.util.List;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.PatchGrid;

/// Tiles of shots as examples of their own. A label names a part and not a tile: every tile of a
/// good part is good, but a defect, or a hand over the part, is somewhere in the picture. So those
/// shots give the tile that is most unlike the good ones, and of an empty fixture not the corner
/// that is as empty with a part (learning from bags of which one piece counts: Dietterich, Lathrop,
/// Lozano-Pérez, "Solving the multiple instance problem with axis-parallel rectangles", Artificial
/// Intelligence 89, 1997).
final class TiledSet {

  private TiledSet() {}

  /// What a head learns from: all tiles of good shots, and of each other shot the telling one; all
  /// of them where no good shot is there to compare with.
  static TrainingSet telling(TrainingSet set) {
    List<Embedding> good = new ArrayList<>();
    for (Example shot : set.examples()) {
      if (isGood(set, shot)) {
        good.addAll(tiles(set, shot.embedding()));
      }
    }
    List<Example> examples = new ArrayList<>();
    for (Example shot : set.examples()) {
      if (isGood(set, shot) || good.isEmpty()) {
        examples.addAll(every(set, shot));
      } else {
        examples.add(
            new Example(
                strangest(set, shot.embedding(), good),
                shot.label(),
                shot.group(),
                null,
                shot.views().stream().map(view -> strangest(set, view, good)).toList()));
      }
    }
    return of(set, examples);
  }

  /// All tiles of all shots, those of one behind each other, with the shot's label and group.
  static TrainingSet every(TrainingSet set) {
    return of(set, set.examples().stream().flatMap(shot -> every(set, shot).stream()).toList());
  }

  private static TrainingSet of(TrainingSet set, List<Example> examples) {
    ZeroShotHead texts = set.texts();
    return new TrainingSet(
        set.encoder().tile(), set.classes(), examples, texts == null ? null : texts.ofTile());
  }

  private static boolean isGood(TrainingSet set, Example shot) {
    return set.classes().get(shot.label()).kind() == ClassKind.GOOD;
  }

  private static List<Embedding> tiles(TrainingSet set, Embedding stacked) {
    return stacked.tiles(set.encoder().view().tiles());
  }

  private static List<Example> every(TrainingSet set, Example shot) {
    List<Embedding> tiles = tiles(set, shot.embedding());
    List<List<Embedding>> views = shot.views().stream().map(view -> tiles(set, view)).toList();
    PatchGrid patches = shot.patches();
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < tiles.size(); i++) {
      int tile = i;
      examples.add(
          new Example(
              tiles.get(i),
              shot.label(),
              shot.group(),
              patches == null ? null : patches.tile(i),
              views.stream().map(view -> view.get(tile)).toList()));
    }
    return examples;
  }

  /// The tile whose nearest good one is farthest; the first of equals.
  private static Embedding strangest(TrainingSet set, Embedding stacked, List<Embedding> good) {
    List<Embedding> tiles = tiles(set, stacked);
    Embedding strangest = tiles.getFirst();
    double least = Double.POSITIVE_INFINITY;
    for (Embedding tile : tiles) {
      double nearest = good.stream().mapToDouble(tile::cosine).max().orElseThrow();
      if (nearest < least) {
        least = nearest;
        strangest = tile;
      }
    }
    return strangest;
  }
}
