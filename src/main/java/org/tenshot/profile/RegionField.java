package org.tenshot.profile;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.tenshot.domain.Region;

/// The field `region`.
final class RegionField {

  private static final double LARGEST_FRAME = 100_000;

  private RegionField() {}

  /// Nothing where the field is wrong, which is noted.
  static Optional<Region> read(YamlValue value) {
    Section section = new Section(value, List.of("x", "y", "width", "height", "unit"));
    Optional<Region.Unit> unit =
        section.get("unit").map(RegionField::unit).orElse(Optional.of(Region.Unit.PERCENT));
    double most = unit.equals(Optional.of(Region.Unit.PIXELS)) ? LARGEST_FRAME : 100;
    Optional<Double> x = edge(section, "x", 0, most);
    Optional<Double> y = edge(section, "y", 0, most);
    Optional<Double> width = edge(section, "width", Double.MIN_VALUE, most);
    Optional<Double> height = edge(section, "height", Double.MIN_VALUE, most);
    if (unit.isEmpty() || Stream.of(x, y, width, height).anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Region(
              x.orElseThrow(),
              y.orElseThrow(),
              width.orElseThrow(),
              height.orElseThrow(),
              unit.orElseThrow()));
    } catch (IllegalArgumentException e) {
      value.wrong(e.getMessage() + ": make it smaller or move it");
      return Optional.empty();
    }
  }

  private static Optional<Double> edge(Section section, String name, double least, double most) {
    return section
        .require(name, "region: {x: 10, y: 10, width: 80, height: 80, unit: percent}")
        .flatMap(number -> above(number, least, most));
  }

  private static Optional<Double> above(YamlValue value, double least, double most) {
    Optional<Double> number = value.number(0, most);
    if (number.isPresent() && number.get() < least) {
      value.wrong("0 leaves nothing to inspect: write a number above 0");
      return Optional.empty();
    }
    return number;
  }

  private static Optional<Region.Unit> unit(YamlValue value) {
    Optional<String> text = value.text();
    Optional<Region.Unit> unit =
        Stream.of(Region.Unit.values())
            .filter(one -> text.equals(Optional.of(one.name().toLowerCase(Locale.ROOT))))
            .findFirst();
    if (text.isPresent() && unit.isEmpty()) {
      value.wrong("'" + text.get() + "' is no unit: write percent or pixels");
    }
    return unit;
  }
}
