package org.tenshot.encode;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.PatchGrid;
import org.tenshot.domain.Preprocessing;
import org.tenshot.domain.SeenPicture;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.View;

/// An encoder to which pictures are shown in a view of its own. With tiles a picture is so many
/// tensors, which go through one run together, and its embedding is that of all of them.
final class ViewedEncoder extends WrappedEncoder {

  private final Encoder plain;
  private final View view;
  private final EncoderId id;
  private final Preprocessing preprocessing;
  private final List<Preprocessing> preprocessings;

  /// @param plain is closed with this
  ViewedEncoder(Encoder plain, View view) {
    super(plain);
    this.plain = plain;
    this.view = view;
    this.id = plain.id().seeing(view);
    this.preprocessing = view.on(plain.preprocessing());
    this.preprocessings = plain.preprocessings().stream().map(view::on).toList();
  }

  @Override
  public EncoderId id() {
    return id;
  }

  @Override
  public Preprocessing preprocessing() {
    return preprocessing;
  }

  @Override
  public List<Preprocessing> preprocessings() {
    return preprocessings;
  }

  @Override
  public Encoder seeing(View other) {
    return plain.seeing(other);
  }

  @Override
  public List<Embedding> encodePictures(FloatBuffer tensors, int count) throws TenshotException {
    int tiles = view.tiles();
    List<Embedding> seen = plain.encodePictures(tensors, count * tiles);
    if (tiles == 1) {
      return seen;
    }
    List<Embedding> pictures = new ArrayList<>(count);
    for (int from = 0; from < seen.size(); from += tiles) {
      pictures.add(Embedding.stacked(seen.subList(from, from + tiles)));
    }
    return pictures;
  }

  @Override
  public List<SeenPicture> encodeWithPatches(FloatBuffer tensors, int count)
      throws TenshotException {
    int tiles = view.tiles();
    List<SeenPicture> seen = plain.encodeWithPatches(tensors, count * tiles);
    if (tiles == 1) {
      return seen;
    }
    List<SeenPicture> pictures = new ArrayList<>(count);
    for (int from = 0; from < seen.size(); from += tiles) {
      pictures.add(stacked(seen.subList(from, from + tiles)));
    }
    return pictures;
  }

  private static SeenPicture stacked(List<SeenPicture> tiles) {
    List<PatchGrid> patches = new ArrayList<>();
    for (SeenPicture tile : tiles) {
      if (tile.patches() != null) {
        patches.add(tile.patches());
      }
    }
    return new SeenPicture(
        Embedding.stacked(tiles.stream().map(SeenPicture::whole).toList()),
        patches.size() == tiles.size() ? PatchGrid.stacked(patches) : null);
  }
}
