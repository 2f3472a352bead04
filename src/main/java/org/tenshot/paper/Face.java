package org.tenshot.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A font of one file: which of its glyphs the file uses, and how it is written at the end.
final class Face {

  /// The most lines of a table of signs that a reader must take at once.
  private static final int BLOCK = 100;

  private static final String DESCRIPTOR =
      "<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%s]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile3 %d 0 R>>";
  private static final String GLYPHS =
      "<</Type/Font/Subtype/CIDFontType0/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R/DW 1000/W[%s]>>";
  private static final String FONT =
      "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>";
  private static final String TO_UNICODE =
      "/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n1 begincodespacerange<0000><FFFF>endcodespacerange\n";

  private final FontFile file;
  private final String name;
  private final boolean bold;
  private final BitSet used = new BitSet();
  private final Map<Integer, Integer> glyphs = new TreeMap<>();
  private final Map<Integer, Integer> signs = new TreeMap<>();

  /// @param name as pages call it
  Face(FontFile file, String name, boolean bold) {
    this.file = file;
    this.name = name;
    this.bold = bold;
  }

  String name() {
    return name;
  }

  boolean has(int sign) {
    return file.glyph(sign) != 0;
  }

  /// How far the sign moves on, in thousandths of the size.
  int width(int sign) {
    return file.width(file.glyph(sign));
  }

  /// How a page calls the sign; remembers that it is used.
  int use(int sign) {
    int glyph = file.glyph(sign);
    int code = file.code(glyph);
    used.set(glyph);
    glyphs.put(code, glyph);
    signs.putIfAbsent(code, sign);
    return code;
  }

  boolean isUsed() {
    return !used.isEmpty();
  }

  /// Writes the font with the glyphs that were used.
  ///
  /// @return the number of its object
  int write(PdfObjects objects) throws IOException {
    // Six letters in front say that the font is not whole.
    String part = "TENSHT+" + file.name();
    int outlines = objects.stream("/Subtype/CIDFontType0C", file.outlines(used));
    int descriptor =
        objects.add(
            PdfObjects.said(
                DESCRIPTOR,
                part,
                file.box(),
                file.ascent(),
                file.descent(),
                7 * file.ascent() / 10,
                bold ? 140 : 80,
                outlines));
    StringBuilder widths = new StringBuilder();
    glyphs.forEach(
        (code, glyph) -> widths.append(code).append('[').append(file.width(glyph)).append(']'));
    int described = objects.add(PdfObjects.said(GLYPHS, part, descriptor, widths));
    int unicode = objects.stream("", PdfObjects.bytes(unicode()));
    return objects.add(PdfObjects.said(FONT, part, described, unicode));
  }

  /// Which sign each code is, so that text can be searched and copied.
  private String unicode() {
    StringBuilder map = new StringBuilder(TO_UNICODE);
    List<Map.Entry<Integer, Integer>> all = new ArrayList<>(signs.entrySet());
    for (int i = 0; i < all.size(); i += BLOCK) {
      List<Map.Entry<Integer, Integer>> block = all.subList(i, Math.min(all.size(), i + BLOCK));
      map.append(block.size()).append(" beginbfchar\n");
      for (Map.Entry<Integer, Integer> own : block) {
        map.append(PdfObjects.said("<%04X><", own.getKey()));
        for (char half : Character.toChars(own.getValue())) {
          map.append(PdfObjects.said("%04X", (int) half));
        }
        map.append(">\n");
      }
      map.append("endbfchar\n");
    }
    return map.append("endcmap CMapName currentdict/CMap defineresource pop end end").toString();
  }
}
