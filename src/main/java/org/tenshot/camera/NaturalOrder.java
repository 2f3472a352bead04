package org.tenshot.camera;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sorts files as a person would: folder by folder, and `part2` before `part10`.
final class NaturalOrder implements Comparator<Path> {

  private static final Pattern PIECE = Pattern.compile("\\d+|\\D+");

  @Override
  public int compare(Path left, Path right) {
    int shared = Math.min(left.getNameCount(), right.getNameCount());
    for (int i = 0; i < shared; i++) {
      int order = names(left.getName(i).toString(), right.getName(i).toString());
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.getNameCount(), right.getNameCount());
  }

  /// The ending comes last, so that `part.jpg` stands before `part2.jpg`.
  private static int names(String left, String right) {
    int order = runs(stem(left), stem(right));
    return order != 0 ? order : left.compareTo(right);
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static int runs(String left, String right) {
    Matcher mine = PIECE.matcher(left);
    Matcher theirs = PIECE.matcher(right);
    while (true) {
      boolean more = mine.find();
      if (more != theirs.find()) {
        return more ? 1 : -1;
      }
      if (!more) {
        return 0;
      }
      int order = pieces(mine.group(), theirs.group());
      if (order != 0) {
        return order;
      }
    }
  }

  private static int pieces(String left, String right) {
    if (Character.isDigit(left.charAt(0)) && Character.isDigit(right.charAt(0))) {
      return new BigInteger(left).compareTo(new BigInteger(right));
    }
    return left.compareToIgnoreCase(right);
  }
}
