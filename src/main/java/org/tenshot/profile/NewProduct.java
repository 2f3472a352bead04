package org.tenshot.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tenshot.domain.Region;
import org.tenshot.domain.TenshotException;

/// A product that somebody describes for the first time, as the text of its profile.
///
/// @param product what is inspected, for people
/// @param source where pictures come from
/// @param region the part of them that is inspected
/// @param good name of the class of good parts
/// @param defects what can be wrong with it; may be empty
public record NewProduct(
    String product, String source, Region region, String good, List<Defect> defects) {

  public NewProduct {
    defects = List.copyOf(defects);
  }

  /// One thing that can be wrong.
  ///
  /// @param name of the class
  /// @param seen what the camera sees then, as a sentence; empty for the one that is suggested
  public record Defect(String name, String seen) {

    /// Reads `scratch`, or `scratch: a thin bright line across the ring`.
    public static Defect parse(String line) {
      int colon = line.indexOf(':');
      return colon < 0
          ? new Defect(line.strip(), "")
          : new Defect(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }
  }

  /// The name of the file, without its ending: letters, digits and hyphens.
  ///
  /// @throws TenshotException if the product's name has nothing that a file can be called by
  public String fileName() throws TenshotException {
    String name =
        product
            .strip()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]+", "-")
            .replaceAll("^-+|-+$", "");
    if (name.isEmpty() || name.equals("template")) {
      throw new TenshotException(
          "\"" + product + "\" is no name for a product: give one with letters or digits.");
    }
    return name;
  }

  /// The sentence that is suggested for a defect.
  public static String suggested(String product, String defect) {
    return "a photo of a " + product.strip() + " with " + article(defect) + defect;
  }

  private static String article(String noun) {
    boolean many = noun.endsWith("s") && !noun.endsWith("ss");
    return many ? "" : "aeiou".contains(noun.substring(0, 1)) ? "an " : "a ";
  }

  /// The profile. Whether it can be used shows when it is read back.
  public String text() {
    List<String> lines = new ArrayList<>();
    lines.add("# Made with the guide; profiles/template.yaml explains every field.");
    lines.add("product: " + EditedText.quoted(product.strip()));
    lines.add("source: " + EditedText.quoted(source));
    if (!region.equals(Region.WHOLE)) {
      lines.add(SourceEdit.field(region));
    }
    lines.add("");
    lines.add("classes:");
    lines.add("  " + EditedText.quoted(good.strip()) + ":");
    lines.add("    kind: good");
    for (Defect defect : defects) {
      addDefect(lines, defect);
    }
    lines.add("  nothing there:");
    lines.add("    kind: void");
    lines.add("    words:");
    lines.add("      scene: [an empty fixture, an empty conveyor belt]");
    return String.join("\n", lines) + "\n";
  }

  private void addDefect(List<String> lines, Defect defect) {
    String flaw = article(defect.name().isEmpty() ? "x" : defect.name()) + defect.name();
    String seen = defect.seen().isEmpty() ? suggested(product, flaw(defect)) : defect.seen();
    lines.add("  " + EditedText.quoted(defect.name()) + ":");
    lines.add("    kind: defect");
    lines.add("    words:");
    lines.add("      flaw: [" + EditedText.quoted(flaw) + "]");
    lines.add("    descriptions:");
    lines.add("      - " + EditedText.quoted(seen));
  }

  private static String flaw(Defect defect) {
    return defect.name().isEmpty() ? "flaw" : defect.name();
  }
}
