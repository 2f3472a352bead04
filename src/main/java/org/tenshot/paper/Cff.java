package org.tenshot.paper;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// The outlines of a font in the Compact Font Format: how its glyphs are called, and a copy in
/// which those that nobody uses are empty. Source: Adobe Technical Note 5176.
final class Cff {

  private static final int CHARSET = 15;
  private static final int CHAR_STRINGS = 17;
  private static final int ROS = 1230;
  private static final byte END_OF_GLYPH = 14;

  private final ByteBuffer data;
  private final int strings;
  private final int glyphs;
  private final int[] codes;

  Cff(byte[] bytes) {
    data = ByteBuffer.wrap(bytes);
    int names = Byte.toUnsignedInt(data.get(2));
    int tops = end(names);
    Map<Integer, Integer> top = dictionary(start(tops, 0), start(tops, 1));
    strings = top.getOrDefault(CHAR_STRINGS, 0);
    glyphs = count(strings);
    codes = new int[glyphs];
    if (top.containsKey(ROS)) {
      readCodes(top.getOrDefault(CHARSET, 0));
    } else {
      // A font whose glyphs have names: a PDF calls them by their place.
      for (int glyph = 0; glyph < glyphs; glyph++) {
        codes[glyph] = glyph;
      }
    }
  }

  int code(int glyph) {
    return codes[glyph];
  }

  /// A copy of the same length in which every glyph but these and the first is nothing but its end,
  /// so that it packs to little. No place in the font moves, so no other table has to change.
  byte[] only(BitSet used) {
    byte[] copy = data.array().clone();
    for (int glyph = 1; glyph < glyphs; glyph++) {
      if (!used.get(glyph)) {
        int from = start(strings, glyph);
        int to = start(strings, glyph + 1);
        Arrays.fill(copy, from, to, (byte) 0);
        copy[from] = END_OF_GLYPH;
      }
    }
    return copy;
  }

  /// A charset: 0 lists every code, 1 and 2 list runs of codes.
  private void readCodes(int at) {
    int format = Byte.toUnsignedInt(data.get(at));
    int place = at + 1;
    int glyph = 1;
    while (glyph < glyphs) {
      int code = Short.toUnsignedInt(data.getShort(place));
      place += 2;
      int more = 0;
      if (format == 1) {
        more = Byte.toUnsignedInt(data.get(place));
        place += 1;
      } else if (format == 2) {
        more = Short.toUnsignedInt(data.getShort(place));
        place += 2;
      }
      for (int i = 0; i <= more && glyph < glyphs; i++) {
        codes[glyph++] = code + i;
      }
    }
  }

  /// The last number before each operator; operators of two bytes count from 1200.
  private Map<Integer, Integer> dictionary(int from, int to) {
    Map<Integer, Integer> found = new HashMap<>();
    int last = 0;
    int at = from;
    while (at < to) {
      int first = Byte.toUnsignedInt(data.get(at++));
      switch (first) {
        case 12 -> found.put(1200 + Byte.toUnsignedInt(data.get(at++)), last);
        case 28 -> {
          last = data.getShort(at);
          at += 2;
        }
        case 29 -> {
          last = data.getInt(at);
          at += 4;
        }
        case 30 -> {
          while ((data.get(at++) & 0x0f) != 0x0f) {
            // A real number ends with its last half byte.
          }
        }
        default -> {
          if (first <= 21) {
            found.put(first, last);
          } else if (first <= 246) {
            last = first - 139;
          } else if (first <= 250) {
            last = (first - 247) * 256 + Byte.toUnsignedInt(data.get(at++)) + 108;
          } else {
            last = -(first - 251) * 256 - Byte.toUnsignedInt(data.get(at++)) - 108;
          }
        }
      }
    }
    return found;
  }

  private int count(int index) {
    return Short.toUnsignedInt(data.getShort(index));
  }

  /// Where an entry of an index begins.
  private int start(int index, int entry) {
    int size = Byte.toUnsignedInt(data.get(index + 2));
    int offset = 0;
    for (int i = 0; i < size; i++) {
      offset = offset << 8 | Byte.toUnsignedInt(data.get(index + 3 + entry * size + i));
    }
    return index + 3 + (count(index) + 1) * size - 1 + offset;
  }

  private int end(int index) {
    return count(index) == 0 ? index + 2 : start(index, count(index));
  }
}
