package org.tenshot.head;

import java.util.ArrayList;
import java.util.List;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.HeatMap;
import org.tenshot.domain.PatchGrid;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Region;
import org.tenshot.domain.Score;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.View;

/// Judges a picture by its tiles, of which the worst decides ({@link Score#ofWorst}).
///
/// @param encoder of the whole picture, whose embeddings are stacked of those of its tiles
/// @param view the encoder's
/// @param tile judges one tile
record TiledHead(EncoderId encoder, View.Tiles view, Head tile) implements Head {

  /// Shares of a region are counted in so many pixels.
  private static final int FINE = 100_000;

  @Override
  public String version() {
    return tile.version() + "@" + view.text();
  }

  @Override
  public List<ProductClass> classes() {
    return tile.classes();
  }

  @Override
  public boolean looksAtPatches() {
    return tile.looksAtPatches();
  }

  /// The same where a guard looks at every tile.
  Head beside(PatchGuard guard) {
    return new TiledHead(encoder, view, new GuardedHead(tile, guard));
  }

  @Override
  public Score score(Embedding embedding) {
    return score(new SeenPicture(embedding, null));
  }

  @Override
  public Score score(SeenPicture seen) {
    if (seen.whole().dimension() != encoder.dimension()) {
      throw new IllegalArgumentException(
          "an embedding of %d components for a head of encoder %s, which makes %d"
              .formatted(seen.whole().dimension(), encoder, encoder.dimension()));
    }
    List<Embedding> embeddings = seen.whole().tiles(view.tiles());
    PatchGrid patches = seen.patches();
    List<Score> scores = new ArrayList<>();
    for (int i = 0; i < embeddings.size(); i++) {
      scores.add(
          tile.score(new SeenPicture(embeddings.get(i), patches == null ? null : patches.tile(i))));
    }
    return Score.ofWorst(scores).withWhere(where(scores));
  }

  /// The maps of the tiles, put together. Where nobody looked at patches, a tile is one cell: twice
  /// the probability of not being good, so that it stands out from even odds on.
  private HeatMap where(List<Score> scores) {
    List<Region.Box> boxes = view.boxes(new Region.Box(0, 0, FINE, FINE));
    List<HeatMap.Placed> parts = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      Region.Box box = boxes.get(i);
      HeatMap own = scores.get(i).where();
      parts.add(
          new HeatMap.Placed(
              own == null ? oneCell(scores.get(i)) : own,
              (double) box.x() / FINE,
              (double) box.y() / FINE,
              (double) box.width() / FINE,
              (double) box.height() / FINE));
    }
    return HeatMap.stitched(parts);
  }

  private static HeatMap oneCell(Score score) {
    return new HeatMap(1, 1, new float[] {(float) (2 * (1 - score.sureOfGood()))});
  }
}
