package org.tenshot.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// A font of the program, read from its OpenType file: which sign is which glyph, how wide it is,
/// and its outlines (CFF). Source: the OpenType specification 1.9, chapters cmap, hmtx, head and
/// hhea.
final class FontFile {

  /// Widths and heights are told in thousandths of the font's size, as PDF wants them.
  static final int UNIT = 1000;

  private static final int FORMAT_4 = 4;
  private static final int FORMAT_12 = 12;

  private final String name;
  private final ByteBuffer file;
  private final Map<String, int[]> tables = new HashMap<>();
  private final Map<Integer, Integer> glyphs = new HashMap<>();
  private final Cff cff;
  private final int unitsPerEm;
  private final int widths;

  /// @param name of the file in the program's folder of fonts, without its ending
  FontFile(String name) {
    this.name = name;
    try (InputStream in =
        FontFile.class.getResourceAsStream("/org/tenshot/ui/fonts/" + name + ".otf")) {
      if (in == null) {
        throw new IllegalStateException("the program has no font " + name);
      }
      file = ByteBuffer.wrap(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the font " + name, e);
    }
    for (int i = 0; i < unsigned(4); i++) {
      int entry = 12 + 16 * i;
      byte[] tag = new byte[4];
      file.get(entry, tag);
      tables.put(
          new String(tag, StandardCharsets.US_ASCII),
          new int[] {file.getInt(entry + 8), file.getInt(entry + 12)});
    }
    unitsPerEm = unsigned(at("head") + 18);
    widths = unsigned(at("hhea") + 34);
    byte[] outlines = new byte[table("CFF ")[1]];
    file.get(at("CFF "), outlines);
    cff = new Cff(outlines);
    readGlyphs();
  }

  String name() {
    return name;
  }

  /// The glyph of a sign; 0 where the font has none.
  int glyph(int codePoint) {
    return glyphs.getOrDefault(codePoint, 0);
  }

  /// How far the glyph moves on, in thousandths.
  int width(int glyph) {
    return thousandths(unsigned(at("hmtx") + 4 * Math.min(glyph, widths - 1)));
  }

  /// How a PDF calls the glyph.
  int code(int glyph) {
    return cff.code(glyph);
  }

  /// The outlines of these glyphs alone.
  byte[] outlines(BitSet used) {
    return cff.only(used);
  }

  /// How far the font goes above the line, in thousandths.
  int ascent() {
    return thousandths(file.getShort(at("hhea") + 4));
  }

  /// How far the font goes below the line, in thousandths, negative.
  int descent() {
    return thousandths(file.getShort(at("hhea") + 6));
  }

  /// Left, bottom, right and top of all glyphs, in thousandths.
  String box() {
    StringBuilder box = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      box.append(thousandths(file.getShort(at("head") + 36 + 2 * i))).append(' ');
    }
    return box.toString().strip();
  }

  private void readGlyphs() {
    int cmap = at("cmap");
    for (int i = 0; i < unsigned(cmap + 2); i++) {
      int map = cmap + file.getInt(cmap + 4 + 8 * i + 4);
      switch (unsigned(map)) {
        case FORMAT_4 -> readBasic(map);
        case FORMAT_12 -> readAll(map);
        default -> {}
      }
    }
  }

  /// Segments of signs below 65,536.
  private void readBasic(int map) {
    int segments = unsigned(map + 6) / 2;
    int ends = map + 14;
    int starts = ends + 2 * segments + 2;
    int deltas = starts + 2 * segments;
    int offsets = deltas + 2 * segments;
    for (int s = 0; s < segments; s++) {
      int offset = unsigned(offsets + 2 * s);
      int start = unsigned(starts + 2 * s);
      for (int sign = start; sign <= unsigned(ends + 2 * s) && sign < 0xffff; sign++) {
        int glyph = sign;
        if (offset != 0) {
          glyph = unsigned(offsets + 2 * s + offset + 2 * (sign - start));
          if (glyph == 0) {
            continue;
          }
        }
        put(sign, (glyph + unsigned(deltas + 2 * s)) & 0xffff);
      }
    }
  }

  /// Groups of signs of any number.
  private void readAll(int map) {
    for (int g = 0; g < file.getInt(map + 12); g++) {
      int group = map + 16 + 12 * g;
      int start = file.getInt(group);
      for (int sign = start; sign <= file.getInt(group + 4); sign++) {
        put(sign, file.getInt(group + 8) + sign - start);
      }
    }
  }

  private void put(int sign, int glyph) {
    if (glyph != 0) {
      glyphs.put(sign, glyph);
    }
  }

  private int thousandths(int units) {
    return Math.round((float) UNIT * units / unitsPerEm);
  }

  private int at(String table) {
    return table(table)[0];
  }

  private int[] table(String table) {
    int[] place = tables.get(table);
    if (place == null) {
      throw new IllegalStateException("the font " + name + " has no table " + table);
    }
    return place;
  }

  private int unsigned(int at) {
    return Short.toUnsignedInt(file.getShort(at));
  }
}
