package org.tenshot.image;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Swaps rows and columns in squares of 8 x 8 bytes, several squares beside each other at a time
/// (Warren, "Hacker's Delight", section 7-3, for bytes instead of bits).
final class ByteSquares {

  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_256;
  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_256;

  /// Bytes of a row that are taken at a time.
  static final int BLOCK = BYTES.length();

  /// Squares that are turned at a time.
  static final int SQUARES = BLOCK / 8;

  private static final LongVector SECOND_BYTES =
      LongVector.broadcast(LONGS, 0xFF00_FF00_FF00_FF00L);
  private static final LongVector SECOND_PAIRS =
      LongVector.broadcast(LONGS, 0xFFFF_0000_FFFF_0000L);
  private static final LongVector SECOND_HALF = LongVector.broadcast(LONGS, 0xFFFF_FFFF_0000_0000L);

  private ByteSquares() {}

  /// Where byte `at` of a block goes: the squares' first columns come first, then their second
  /// ones, each of 8 bytes.
  static int turned(int at) {
    return (at % 8 * SQUARES + at / 8) * 8;
  }

  /// Turns 8 rows of {@link #BLOCK} bytes each into columns of 8 bytes that lie as {@link #turned}
  /// says.
  ///
  /// @param step bytes from one row to the next
  static void toColumns(byte[] rows, int from, int step, byte[] columns, int to) {
    four(rows, from, step, columns, to);
    four(rows, from + 4 * step, step, columns, to + 4 * BLOCK);
    for (int i = 0; i < 4; i++) {
      int at = to + i * BLOCK;
      two(columns, at, columns, at, 4 * BLOCK);
    }
  }

  /// The way back. The columns' memory is used up.
  static void toRows(byte[] columns, int from, byte[] rows, int to, int step) {
    four(columns, from, BLOCK, columns, from);
    four(columns, from + 4 * BLOCK, BLOCK, columns, from + 4 * BLOCK);
    for (int i = 0; i < 4; i++) {
      two(columns, from + i * BLOCK, rows, to + i * step, 4 * step);
    }
  }

  /// Squares of 4 x 4. All in one piece, because the compiler keeps vectors in registers only
  /// within what it takes for one method.
  private static void four(byte[] in, int from, int step, byte[] out, int to) {
    LongVector a = ByteVector.fromArray(BYTES, in, from).reinterpretAsLongs();
    LongVector b = ByteVector.fromArray(BYTES, in, from + step).reinterpretAsLongs();
    LongVector c = ByteVector.fromArray(BYTES, in, from + 2 * step).reinterpretAsLongs();
    LongVector d = ByteVector.fromArray(BYTES, in, from + 3 * step).reinterpretAsLongs();
    LongVector ab = a.bitwiseBlend(b.lanewise(VectorOperators.LSHL, 8), SECOND_BYTES);
    LongVector ba = a.lanewise(VectorOperators.LSHR, 8).bitwiseBlend(b, SECOND_BYTES);
    LongVector cd = c.bitwiseBlend(d.lanewise(VectorOperators.LSHL, 8), SECOND_BYTES);
    LongVector dc = c.lanewise(VectorOperators.LSHR, 8).bitwiseBlend(d, SECOND_BYTES);
    a = ab.bitwiseBlend(cd.lanewise(VectorOperators.LSHL, 16), SECOND_PAIRS);
    b = ba.bitwiseBlend(dc.lanewise(VectorOperators.LSHL, 16), SECOND_PAIRS);
    c = ab.lanewise(VectorOperators.LSHR, 16).bitwiseBlend(cd, SECOND_PAIRS);
    d = ba.lanewise(VectorOperators.LSHR, 16).bitwiseBlend(dc, SECOND_PAIRS);
    a.reinterpretAsBytes().intoArray(out, to);
    b.reinterpretAsBytes().intoArray(out, to + BLOCK);
    c.reinterpretAsBytes().intoArray(out, to + 2 * BLOCK);
    d.reinterpretAsBytes().intoArray(out, to + 3 * BLOCK);
  }

  /// Squares of 2 x 2, of four bytes each.
  private static void two(byte[] in, int from, byte[] out, int to, int step) {
    LongVector a = ByteVector.fromArray(BYTES, in, from).reinterpretAsLongs();
    LongVector b = ByteVector.fromArray(BYTES, in, from + 4 * BLOCK).reinterpretAsLongs();
    LongVector ab = a.bitwiseBlend(b.lanewise(VectorOperators.LSHL, 32), SECOND_HALF);
    LongVector ba = a.lanewise(VectorOperators.LSHR, 32).bitwiseBlend(b, SECOND_HALF);
    ab.reinterpretAsBytes().intoArray(out, to);
    ba.reinterpretAsBytes().intoArray(out, to + step);
  }
}
