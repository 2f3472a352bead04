package org.tenshot.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The letters of one PDF file: Latin ones from Inter, Chinese ones from Noto Sans SC. A sign that
/// neither has stands as its code, such as `[U+0E01]`, and is remembered; a box would say nothing.
/// Signs stand one beside the other, left to right.
public final class Lettering {

  private final Face[] plain;
  private final Face[] bold;
  private final Set<Integer> missing = new TreeSet<>();

  Lettering() {
    plain = faces("Regular", false);
    bold = faces("Bold", true);
  }

  private static Face[] faces(String weight, boolean bold) {
    return new Face[] {
      new Face(new FontFile("Inter-" + weight), "Inter" + weight, bold),
      new Face(new FontFile("NotoSansSC-" + weight), "Noto" + weight, bold)
    };
  }

  /// Signs of one font, one after the other.
  record Run(Face face, int[] signs) {}

  /// How wide the text is.
  ///
  /// @param size of the letters, in points
  public double width(String text, Ink ink) {
    double width = 0;
    for (Run run : runs(text, ink)) {
      for (int sign : run.signs()) {
        width += run.face().width(sign);
      }
    }
    return width * ink.size() / FontFile.UNIT;
  }

  /// The lines of a text that may be so wide. Breaks at blanks, between Chinese signs, and within a
  /// word that is wider than the line.
  ///
  /// @param width in points
  public List<String> lines(String text, Ink ink, double width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    double used = 0;
    int blank = -1;
    int[] signs = text.codePoints().toArray();
    for (int sign : signs) {
      double own = width(Character.toString(sign), ink);
      if (used + own > width && !line.isEmpty() && !isClosing(sign)) {
        String rest = "";
        if (sign != ' ' && blank > 0 && !isFree(sign)) {
          rest = line.substring(blank + 1);
          line.setLength(blank);
        }
        lines.add(line.toString().strip());
        line.setLength(0);
        line.append(rest);
        used = width(rest, ink);
        blank = -1;
      }
      if (sign == ' ' && !line.isEmpty()) {
        blank = line.length();
      }
      if (sign != ' ' || !line.isEmpty()) {
        line.appendCodePoint(sign);
        used += own;
      }
    }
    if (!line.isEmpty() || lines.isEmpty()) {
      lines.add(line.toString().strip());
    }
    return lines;
  }

  /// The codes of the signs that no font had so far.
  public List<String> missing() {
    return missing.stream().map(Lettering::code).toList();
  }

  /// A line may break before it.
  private static boolean isFree(int sign) {
    return Character.isIdeographic(sign);
  }

  /// No line may begin with it: it stands over the edge instead.
  private static boolean isClosing(int sign) {
    return "，。、：；！？）》”".indexOf(sign) >= 0;
  }

  List<Run> runs(String text, Ink ink) {
    Face[] faces = ink.bold() ? bold : plain;
    List<Run> runs = new ArrayList<>();
    List<Integer> open = new ArrayList<>();
    Face face = faces[0];
    for (int sign : readable(text, faces).codePoints().toArray()) {
      Face own = faces[0].has(sign) ? faces[0] : faces[1];
      if (own != face && !open.isEmpty()) {
        runs.add(new Run(face, open.stream().mapToInt(Integer::intValue).toArray()));
        open.clear();
      }
      face = own;
      open.add(sign);
    }
    if (!open.isEmpty()) {
      runs.add(new Run(face, open.stream().mapToInt(Integer::intValue).toArray()));
    }
    return runs;
  }

  private String readable(String text, Face[] faces) {
    StringBuilder readable = new StringBuilder();
    text.codePoints()
        .forEach(
            sign -> {
              if (Character.isWhitespace(sign) || sign == 0x00a0) {
                readable.append(' ');
              } else if (faces[0].has(sign) || faces[1].has(sign)) {
                readable.appendCodePoint(sign);
              } else {
                missing.add(sign);
                readable.append(code(sign));
              }
            });
    return readable.toString();
  }

  private static String code(int sign) {
    return PdfObjects.said("[U+%04X]", sign);
  }

  /// Writes the fonts that were used.
  ///
  /// @param number of the list in which pages find them
  void write(PdfObjects objects, int number) throws IOException {
    StringBuilder fonts = new StringBuilder();
    for (Face[] faces : List.of(plain, bold)) {
      for (Face face : faces) {
        if (face.isUsed()) {
          fonts.append(PdfObjects.said("/%s %d 0 R", face.name(), face.write(objects)));
        }
      }
    }
    objects.put(number, "<<" + fonts + ">>");
  }
}
