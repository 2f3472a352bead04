package org.tenshot.image;

import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The passes with wide registers. Along the rows the neighbours that are added up lie in one row,
/// so eight rows are done at a time: they are turned into columns of eight bytes, each column is
/// multiplied by its weight, and the sums are turned back.
final class VectorPasses implements Passes {

  /// Rows that are done at a time.
  private static final int ROWS = 8;

  private static final VectorSpecies<Byte> EIGHT_BYTES = ByteVector.SPECIES_64;
  private static final VectorSpecies<Integer> EIGHT = IntVector.SPECIES_256;

  private final Weights columns;
  private final Weights rows;
  private final int width;
  private final int height;

  /// Where the eight bytes of each of the region's used bytes of a row lie in {@link #turned}.
  private final int[] places;

  /// Where a block of a row begins, counted from the first used byte.
  private final int[] blocks;

  /// Where the eight sums of each place of a line go in {@link #sums}.
  private final int[] sumPlaces;

  /// For each hand.
  private final byte[][] turned = new byte[TwoHands.HANDS][];

  /// For each hand.
  private final byte[][] sums = new byte[TwoHands.HANDS][];

  private final byte[] between;
  private final int betweenStep;

  /// Needs what {@link #fit} says.
  VectorPasses(Weights columns, Weights rows) {
    this.columns = columns;
    this.rows = rows;
    this.width = columns.first().length;
    this.height = rows.first().length;
    this.blocks = blocks(columns.span() * 3);
    this.places = places(columns.span() * 3, blocks);
    this.betweenStep = wholeBlocks(width * 3) * ByteSquares.BLOCK;
    int[] lineBlocks = new int[wholeBlocks(width * 3)];
    Arrays.setAll(lineBlocks, block -> block * ByteSquares.BLOCK);
    this.sumPlaces = places(width * 3, lineBlocks);
    Arrays.setAll(turned, hand -> new byte[blocks.length * ByteSquares.BLOCK * ROWS]);
    Arrays.setAll(sums, hand -> new byte[betweenStep * ROWS]);
    this.between = new byte[rows.span() * betweenStep];
  }

  /// True if the machine has registers of eight numbers and more, and the picture fills them.
  static boolean fit(Weights columns, Weights rows) {
    return IntVector.SPECIES_PREFERRED.length() >= EIGHT.length()
        && columns.span() * 3 >= ByteSquares.BLOCK
        && columns.first().length * 3 >= ByteSquares.BLOCK
        && rows.span() >= ROWS;
  }

  private static int wholeBlocks(int bytes) {
    return (bytes + ByteSquares.BLOCK - 1) / ByteSquares.BLOCK;
  }

  /// The last block ends with the row, so that nothing is read behind a picture.
  private static int[] blocks(int bytes) {
    int[] blocks = new int[wholeBlocks(bytes)];
    Arrays.setAll(blocks, i -> Math.min(i * ByteSquares.BLOCK, bytes - ByteSquares.BLOCK));
    return blocks;
  }

  private static int[] places(int bytes, int[] blocks) {
    int[] places = new int[bytes];
    for (int at = 0; at < bytes; at++) {
      int block = at / ByteSquares.BLOCK;
      places[at] = block * ByteSquares.BLOCK * ROWS + ByteSquares.turned(at - blocks[block]);
    }
    return places;
  }

  @Override
  public void run(byte[] rgb, int start, int rowBytes, byte[] lines, Done done) {
    int used = start + rows.start() * rowBytes + columns.start() * 3;
    TwoHands.run(
        pieces(rows.span()),
        (hand, piece) -> {
          // The last eight rows end with the picture; those that are done twice are the same twice.
          int from = Math.min(piece * ROWS, rows.span() - ROWS);
          alongRows(rgb, used + from * rowBytes, rowBytes, from, hand);
        });
    TwoHands.run(
        pieces(height),
        (hand, piece) -> {
          int from = piece * ROWS;
          int to = Math.min(from + ROWS, height);
          for (int row = from; row < to; row++) {
            acrossRows(row, lines);
          }
          done.lines(from, to);
        });
  }

  private static int pieces(int rows) {
    return (rows + ROWS - 1) / ROWS;
  }

  private void alongRows(byte[] rgb, int start, int rowBytes, int row, int hand) {
    for (int i = 0; i < blocks.length; i++) {
      int to = i * ByteSquares.BLOCK * ROWS;
      ByteSquares.toColumns(rgb, start + blocks[i], rowBytes, turned[hand], to);
    }
    for (int x = 0; x < width; x++) {
      alongRows(x, turned[hand], sums[hand]);
    }
    for (int at = 0; at < betweenStep; at += ByteSquares.BLOCK) {
      ByteSquares.toRows(sums[hand], at * ROWS, between, row * betweenStep + at, betweenStep);
    }
  }

  private void alongRows(int x, byte[] turned, byte[] sums) {
    int tap = x * columns.stride();
    int end = tap + columns.count()[x];
    int at = (columns.first()[x] - columns.start()) * 3;
    IntVector red = IntVector.broadcast(EIGHT, Weights.HALF);
    IntVector green = red;
    IntVector blue = red;
    for (; tap < end; tap++, at += 3) {
      int weight = columns.values()[tap];
      red = red.add(eight(turned, places[at]).mul(weight));
      green = green.add(eight(turned, places[at + 1]).mul(weight));
      blue = blue.add(eight(turned, places[at + 2]).mul(weight));
    }
    clip(red).intoArray(sums, sumPlaces[x]);
    clip(green).intoArray(sums, sumPlaces[width + x]);
    clip(blue).intoArray(sums, sumPlaces[2 * width + x]);
  }

  private void acrossRows(int row, byte[] lines) {
    int first = row * rows.stride();
    int end = first + rows.count()[row];
    int start = (rows.first()[row] - rows.start()) * betweenStep;
    for (int block = 0; block < width * 3; block += ByteSquares.BLOCK) {
      // The last block ends with the line, because somebody else may have made the next one.
      int i = Math.min(block, width * 3 - ByteSquares.BLOCK);
      IntVector a = IntVector.broadcast(EIGHT, Weights.HALF);
      IntVector b = a;
      IntVector c = a;
      IntVector d = a;
      for (int tap = first, from = start + i; tap < end; tap++, from += betweenStep) {
        int weight = rows.values()[tap];
        a = a.add(eight(between, from).mul(weight));
        b = b.add(eight(between, from + ROWS).mul(weight));
        c = c.add(eight(between, from + 2 * ROWS).mul(weight));
        d = d.add(eight(between, from + 3 * ROWS).mul(weight));
      }
      int to = row * width * 3 + i;
      clip(a).intoArray(lines, to);
      clip(b).intoArray(lines, to + ROWS);
      clip(c).intoArray(lines, to + 2 * ROWS);
      clip(d).intoArray(lines, to + 3 * ROWS);
    }
  }

  private static IntVector eight(byte[] bytes, int at) {
    return (IntVector)
        ByteVector.fromArray(EIGHT_BYTES, bytes, at)
            .convertShape(VectorOperators.ZERO_EXTEND_B2I, EIGHT, 0);
  }

  private static ByteVector clip(IntVector sums) {
    return (ByteVector)
        sums.lanewise(VectorOperators.ASHR, Weights.PRECISION_BITS)
            .max(0)
            .min(255)
            .convertShape(VectorOperators.I2B, EIGHT_BYTES, 0);
  }
}
