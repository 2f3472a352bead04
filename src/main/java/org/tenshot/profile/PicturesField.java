package org.tenshot.profile;

import java.util.List;
import java.util.Optional;
import org.tenshot.domain.PictureRule;

/// The field `pictures`: `all`, `not-pass` or `{every: n}`.
final class PicturesField {

  private static final int RAREST = 1_000_000;

  private PicturesField() {}

  /// Nothing where the field is wrong, which is noted.
  static Optional<PictureRule> read(YamlValue value) {
    if (value.isMapping()) {
      return new Section(value, List.of("every"))
          .require("every", "pictures: {every: 10}")
          .flatMap(every -> every.whole(1, RAREST))
          .map(every -> new PictureRule(PictureRule.Kind.EVERY_NTH, every));
    }
    Optional<String> text = value.text();
    return switch (text.orElse("")) {
      case "" -> Optional.empty();
      case "all" -> Optional.of(new PictureRule(PictureRule.Kind.ALL, 1));
      case "not-pass" -> Optional.of(new PictureRule(PictureRule.Kind.NOT_PASS, 1));
      default -> {
        value.wrong("'%s' is no rule: write all, not-pass or {every: 10}".formatted(text.get()));
        yield Optional.empty();
      }
    };
  }
}
