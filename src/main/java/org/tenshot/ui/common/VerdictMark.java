package org.tenshot.ui.common;

import java.util.Locale;
import javafx.scene.layout.Region;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.SVGPath;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Verdict;

/// The shape of a verdict with its symbol cut out: whoever does not see colours, or sees them in
/// bad light, reads the outline. Its style class, such as `mark-reject`, gives the colour; its size
/// comes from its style.
public final class VerdictMark extends Region {

  /// What can be marked: the verdicts, and that there is none.
  public enum Sign {
    /// A tick in a circle.
    PASS("M50 0 A50 50 0 1 1 49.99 0 Z M24 52 L33 43 L44 54 L67 30 L76 39 L44 72 Z"),
    /// A cross in an octagon.
    REJECT(
        "M29.3 0 L70.7 0 L100 29.3 L100 70.7 L70.7 100 L29.3 100 L0 70.7 L0 29.3 Z"
            + "M33 24 L50 41 L67 24 L76 33 L59 50 L76 67 L67 76 L50 59 L33 76 L24 67 L41 50"
            + "L24 33 Z"),
    /// A question mark in a diamond.
    REVIEW(
        "M50 0 L100 50 L50 100 L0 50 Z"
            + "M33 41 C33 30 40 23 50 23 C60 23 67.5 30 67.5 39 C67.5 47 63 50.5 59 53.5"
            + "C56 56 55 57 55 61 L45 61 C45 53 47.5 50 52 46.5 C55.5 44 57 42.5 57 39"
            + "C57 35 54 32.5 50 32.5 C46 32.5 43.5 35.5 43.5 41 Z"
            + "M44.5 66 L55.5 66 L55.5 77 L44.5 77 Z"),
    /// An empty square of dashes.
    NO_PART(
        "M0 0 L30 0 L30 11 L11 11 L11 30 L0 30 Z M70 0 L100 0 L100 30 L89 30 L89 11 L70 11 Z"
            + "M100 70 L100 100 L70 100 L70 89 L89 89 L89 70 Z"
            + "M30 100 L0 100 L0 70 L11 70 L11 89 L30 89 Z"
            + "M41 0 L59 0 L59 11 L41 11 Z M41 89 L59 89 L59 100 L41 100 Z"
            + "M0 41 L11 41 L11 59 L0 59 Z M89 41 L100 41 L100 59 L89 59 Z"),
    /// An exclamation mark in a triangle.
    FAULT(
        "M50 4 L100 96 L0 96 Z M44 36 L56 36 L54.5 68 L45.5 68 Z"
            + "M44.5 74 L55.5 74 L55.5 85 L44.5 85 Z M50 0 L50 0 Z M50 100 L50 100 Z"),
    /// Three dots in a ring: nothing is known.
    WAITING(
        "M50 0 A50 50 0 1 1 49.99 0 Z M50 7 A43 43 0 1 0 50.01 7 Z"
            + "M28 44 A6 6 0 1 1 27.99 44 Z M50 44 A6 6 0 1 1 49.99 44 Z"
            + "M72 44 A6 6 0 1 1 71.99 44 Z");

    private final String path;

    Sign(String path) {
      this.path = path;
    }

    /// The sign of a verdict.
    public static Sign of(Verdict.Kind kind) {
      return switch (kind) {
        case PASS -> PASS;
        case REJECT -> REJECT;
        case REVIEW -> REVIEW;
        case NO_PART -> NO_PART;
        case FAULT -> FAULT;
      };
    }

    /// The sign of the verdict that a part of this kind deserves.
    public static Sign of(ClassKind kind) {
      return switch (kind) {
        case GOOD -> PASS;
        case DEFECT -> REJECT;
        case VOID -> NO_PART;
      };
    }

    /// Its name in style classes and keys of texts, such as `no-part`.
    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private @Nullable Sign shown;

  /// @param sign to begin with
  public VerdictMark(Sign sign) {
    show(sign);
  }

  /// Changes what is marked.
  public void show(Sign sign) {
    if (sign == shown) {
      return;
    }
    shown = sign;
    SVGPath outline = new SVGPath();
    outline.setFillRule(FillRule.EVEN_ODD);
    outline.setContent(sign.path);
    setShape(outline);
    StyleClasses.set(this, "mark", "mark-" + sign.slug());
  }
}
