package org.tenshot.profile;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.tenshot.domain.ChallengeRule;
import org.tenshot.domain.Shifts;
import org.tenshot.domain.TenshotException;

/// The field `challenge`.
final class ChallengeField {

  private static final int MOST = 100;

  private ChallengeField() {}

  /// What stands there; nothing where it is wrong, which is noted.
  static Optional<ChallengeRule> read(YamlValue value) {
    Section section = new Section(value, List.of("every", "parts", "shifts"));
    Optional<YamlValue> every = section.require("every", "challenge: {every: shift, parts: 5}");
    every
        .filter(own -> own.text().filter(text -> !text.equals("shift")).isPresent())
        .ifPresent(
            own -> own.wrong("a challenge comes at the start of a shift: write every: shift"));
    int parts =
        section.get("parts").flatMap(own -> own.whole(1, MOST)).orElse(ChallengeRule.USUAL_PARTS);
    return shifts(section.get("shifts")).map(shifts -> new ChallengeRule(parts, shifts));
  }

  private static Optional<Shifts> shifts(Optional<YamlValue> value) {
    String text = value.flatMap(YamlValue::text).orElse(Shifts.USUAL);
    try {
      return Optional.of(Shifts.parse(text, ZoneId.systemDefault()));
    } catch (TenshotException e) {
      value.ifPresent(own -> own.wrong(e.sentence()));
      return Optional.empty();
    }
  }
}
