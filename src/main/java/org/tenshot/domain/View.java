package org.tenshot.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a region is shown to an encoder, whose pictures are square. Part of an encoder's identity:
/// what was seen in one view says nothing of what is seen in another.
public sealed interface View {

  /// Tiles of a region at most: each takes a run of the encoder.
  int MOST_TILES = 32;

  /// Columns, or rows, of tiles at most.
  int MOST_IN_A_LINE = 8;

  /// One picture for the whole region.
  enum Plain implements View {
    /// As the pack's own preprocessing says.
    ENCODER,
    /// Squeezed into the square, whatever its proportions.
    WHOLE,
    /// The middle of the region, as wide and high as its shorter edge.
    CENTRE,
    /// The whole region in its proportions; the rest of the square has the encoder's mean colour.
    LETTERBOX;

    @Override
    public Preprocessing on(Preprocessing pack) {
      return switch (this) {
        case ENCODER -> pack;
        case WHOLE -> pack.resized(Preprocessing.Resize.STRETCH);
        case CENTRE -> pack.resized(Preprocessing.Resize.SHORTEST_EDGE);
        case LETTERBOX -> pack.resized(Preprocessing.Resize.LONGEST_EDGE);
      };
    }

    @Override
    public int tiles() {
      return 1;
    }

    @Override
    public List<Region.Box> boxes(Region.Box region) {
      return List.of(region);
    }

    @Override
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Several pictures, of which the worst decides. Each is squeezed into the square and not cut:
  /// between tiles that are cut there would be strips that nobody sees.
  ///
  /// @param columns 1..8
  /// @param rows 1..8; 2..32 tiles in all
  /// @param overlap share of a tile's width and height that its neighbour shows too, 0..0.5
  record Tiles(int columns, int rows, double overlap) implements View {

    public Tiles {
      int all = columns * rows;
      if (columns < 1 || columns > MOST_IN_A_LINE || rows < 1 || rows > MOST_IN_A_LINE) {
        throw new IllegalArgumentException(columns + " x " + rows + " tiles");
      }
      if (all < 2 || all > MOST_TILES) {
        throw new IllegalArgumentException(all + " tiles instead of 2 to " + MOST_TILES);
      }
      if (!(overlap >= 0 && overlap <= 0.5)) {
        throw new IllegalArgumentException("an overlap of " + overlap);
      }
    }

    @Override
    public Preprocessing on(Preprocessing pack) {
      return Plain.WHOLE.on(pack);
    }

    @Override
    public int tiles() {
      return columns * rows;
    }

    /// Boxes of the same size that leave no pixel out, row by row.
    @Override
    public List<Region.Box> boxes(Region.Box region) {
      int width = length(region.width(), columns);
      int height = length(region.height(), rows);
      List<Region.Box> boxes = new ArrayList<>(tiles());
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          boxes.add(
              new Region.Box(
                  region.x() + start(region.width() - width, columns, column),
                  region.y() + start(region.height() - height, rows, row),
                  width,
                  height));
        }
      }
      return boxes;
    }

    private int length(int whole, int count) {
      return Math.clamp((long) Math.ceil(whole / (count - (count - 1) * overlap) - 1e-9), 1, whole);
    }

    private static int start(int room, int count, int index) {
      return count == 1 ? 0 : (int) Math.round((double) room * index / (count - 1));
    }

    @Override
    public String text() {
      return "tiles-" + columns + "x" + rows + "-" + overlap;
    }
  }

  /// What is done to the pixels of a box.
  ///
  /// @param pack what the encoder's pack says
  Preprocessing on(Preprocessing pack);

  /// How many pictures the encoder sees of a region.
  int tiles();

  /// The boxes that the encoder sees one by one, row by row.
  List<Region.Box> boxes(Region.Box region);

  /// Short and unmistakable: `letterbox`, `tiles-3x2-0.1`.
  String text();

  /// The view of such a text; nothing where it is none.
  static Optional<View> of(String text) {
    Matcher tiles = Pattern.compile("tiles-([1-8])x([1-8])-([0-9.E-]+)").matcher(text);
    if (tiles.matches()) {
      return Optional.of(
          new Tiles(
              Integer.parseInt(tiles.group(1)),
              Integer.parseInt(tiles.group(2)),
              Double.parseDouble(tiles.group(3))));
    }
    return Arrays.stream(Plain.values())
        .filter(one -> one.text().equals(text))
        .map(View.class::cast)
        .findFirst();
  }
}
