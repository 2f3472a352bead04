package org.tenshot.head;

import org.tenshot.domain.View;

/// A way to learn a head from shots. Stateless and deterministic: the same training set gives the
/// same head, bit for bit.
public interface HeadTrainer {

  /// What people call it on the command line and in reports, such as `logistic`.
  String name();

  /// Learns a head from shots, and from other views of them where there are any: those of one shot
  /// are in its group. Of shots that were seen tile by tile it learns what a tile looks like.
  ///
  /// @throws IllegalArgumentException if the set lacks something that this way needs, such as
  ///   texts; the sentence says what
  default Head train(TrainingSet set) {
    return set.encoder().view() instanceof View.Tiles tiles
        ? new TiledHead(set.encoder(), tiles, train(TiledSet.telling(set)))
        : learn(set.atMost(most()).flat(most()));
  }

  /// How many examples it learns from at most: of more shots it takes an even choice, and of other
  /// views as many as there is room for beside all the shots.
  default int most() {
    return Integer.MAX_VALUE;
  }

  /// Learns a head from examples that have no other views.
  Head learn(TrainingSet set);
}
