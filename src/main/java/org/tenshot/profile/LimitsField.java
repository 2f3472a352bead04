package org.tenshot.profile;

import java.util.List;
import java.util.Optional;
import org.tenshot.domain.Limits;

/// The field `limits`. Whatever it leaves out is as in {@link Limits#DEFAULT}.
final class LimitsField {

  private LimitsField() {}

  /// Nothing where the field is wrong, which is noted.
  static Optional<Limits> read(YamlValue value) {
    Section section = new Section(value, List.of("pass", "reject", "no-part"));
    Optional<Double> pass = cut(section, "pass", Limits.DEFAULT.pass());
    Optional<Double> reject = cut(section, "reject", Limits.DEFAULT.reject());
    Optional<Double> noPart = cut(section, "no-part", Limits.DEFAULT.noPart());
    if (pass.isEmpty() || reject.isEmpty() || noPart.isEmpty()) {
      return Optional.empty();
    }
    if (pass.get() <= 0.5) {
      value.wrong("pass is " + pass.get() + ": write a number above 0.5, such as 0.9");
      return Optional.empty();
    }
    boolean clash = overlap(value, pass.get(), "reject", reject.get(), "be rejected as well");
    clash |= overlap(value, pass.get(), "no-part", noPart.get(), "be no part as well");
    return clash
        ? Optional.empty()
        : Optional.of(new Limits(pass.get(), reject.get(), noPart.get()));
  }

  private static boolean overlap(
      YamlValue value, double pass, String name, double cut, String otherwise) {
    boolean overlaps = pass + cut <= 1;
    if (overlaps) {
      value.wrong(
          "pass %s and %s %s allow a part that passes to %s: raise them until they add up to more than 1"
              .formatted(pass, name, cut, otherwise));
    }
    return overlaps;
  }

  private static Optional<Double> cut(Section section, String name, double otherwise) {
    return section.get(name).map(LimitsField::probability).orElse(Optional.of(otherwise));
  }

  private static Optional<Double> probability(YamlValue value) {
    Optional<Double> number = value.number(0, 1);
    if (number.isPresent() && number.get() == 0) {
      value.wrong("0 would hold for every picture: write a number above 0 and at most 1");
      return Optional.empty();
    }
    return number;
  }
}
