package org.tenshot.profile;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tenshot.domain.Timing;
import org.tenshot.domain.TriggerRule;
import org.tenshot.domain.TriggerRule.By;

/// The fields `trigger` and `deadline`.
final class TimingField {

  private static final Pattern TIME = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?) ?(ms|s)");
  private static final String FORMS =
      "write key, modbus, mqtt, opcua, camera, or {every: 500ms}; leave it out where nobody triggers";

  /// A triggered line without a deadline would leave its controller waiting for ever.
  private static final Duration USUAL_DEADLINE = Duration.ofSeconds(2);

  private static final Duration USUAL_WAIT = Duration.ofSeconds(1);
  private static final Duration USUAL_DEBOUNCE = Duration.ofMillis(50);

  /// What is estimated where nobody measured it is not below this.
  private static final Duration LEAST_ESTIMATE = Duration.ofMillis(100);

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int USUAL_QUEUE = 4;
  private static final int LONGEST_QUEUE = 64;

  private TimingField() {}

  /// What stands there; free running where nothing does. Mistakes are noted.
  static Timing read(Section top, List<String> outputs) {
    Optional<YamlValue> field = top.get("trigger");
    Optional<TriggerRule> rule = field.flatMap(TimingField::rule);
    Optional<YamlValue> limit = top.get("deadline");
    Optional<Duration> deadline = limit.flatMap(value -> time(value, Duration.ofMillis(5), MINUTE));
    if (rule.isEmpty()) {
      return new Timing(TriggerRule.NONE, deadline.orElse(null));
    }
    field.ifPresent(value -> requireOutput(value, rule.get().by(), outputs));
    Duration end = deadline.orElse(USUAL_DEADLINE);
    Duration seek = rule.get().within().compareTo(end) < 0 ? rule.get().within() : end;
    Duration delay = Objects.requireNonNullElse(rule.get().delay(), LEAST_ESTIMATE);
    if (rule.get().seeksPictures() && delay.compareTo(seek) >= 0) {
      field
          .orElseThrow()
          .wrong(
              "no picture can come in time: delay (%d ms) must be below within (%d ms) and deadline (%d ms)"
                  .formatted(delay.toMillis(), rule.get().within().toMillis(), end.toMillis()));
    }
    return new Timing(rule.get(), end);
  }

  private static Optional<TriggerRule> rule(YamlValue value) {
    if (!value.isMapping()) {
      return value.text().flatMap(text -> by(value, text)).map(by -> rule(by, Optional.empty()));
    }
    Section section =
        new Section(value, List.of("by", "every", "within", "debounce", "delay", "queue"));
    Optional<YamlValue> every = section.get("every");
    Optional<YamlValue> who = section.get("by");
    if (every.isPresent() == who.isPresent()) {
      value.wrong("this needs one of by and every, such as {by: modbus} or {every: 500ms}");
      return Optional.empty();
    }
    Optional<Duration> pause =
        every.flatMap(it -> time(it, Duration.ofMillis(10), Duration.ofHours(1)));
    Optional<By> by =
        every.isPresent()
            ? pause.map(it -> By.INTERVAL)
            : who.flatMap(it -> it.text().flatMap(text -> by(it, text)));
    return by.map(it -> rule(it, pause)).map(usual -> changed(section, usual));
  }

  private static TriggerRule changed(Section section, TriggerRule usual) {
    return new TriggerRule(
        usual.by(),
        usual.every(),
        time(section, "within", Duration.ofMillis(5), usual.within()),
        time(section, "debounce", Duration.ZERO, usual.debounce()),
        section.get("delay").flatMap(it -> time(it, Duration.ZERO, MINUTE)).orElse(null),
        section.get("queue").flatMap(it -> it.whole(1, LONGEST_QUEUE)).orElse(usual.queue()));
  }

  /// A handshake allows one part at a time; messages and methods may come faster than answers.
  private static TriggerRule rule(By by, Optional<Duration> every) {
    return new TriggerRule(
        by,
        every.orElse(null),
        USUAL_WAIT,
        by == By.INTERVAL ? Duration.ZERO : USUAL_DEBOUNCE,
        null,
        by == By.MODBUS ? 1 : USUAL_QUEUE);
  }

  private static Optional<By> by(YamlValue value, String text) {
    Optional<By> by =
        switch (text) {
          case "key" -> Optional.of(By.KEY);
          case "modbus" -> Optional.of(By.MODBUS);
          case "mqtt" -> Optional.of(By.MQTT);
          case "opcua" -> Optional.of(By.OPCUA);
          case "camera" -> Optional.of(By.CAMERA);
          default -> Optional.empty();
        };
    if (by.isEmpty()) {
      value.wrong("'" + text + "' triggers nothing: " + FORMS);
    }
    return by;
  }

  /// Triggers come over the connection that answers go over.
  private static void requireOutput(YamlValue value, By by, List<String> outputs) {
    String scheme =
        switch (by) {
          case MODBUS -> "modbus";
          case MQTT -> "mqtt";
          case OPCUA -> "opcua";
          case NOBODY, INTERVAL, KEY, CAMERA -> "";
        };
    boolean there = outputs.stream().anyMatch(output -> output.matches(scheme + "s?:.*"));
    if (!scheme.isEmpty() && !there) {
      value.wrong(
          "nobody could send this trigger: write an address such as %s://… under outputs"
              .formatted(scheme));
    }
  }

  private static Duration time(Section section, String name, Duration least, Duration usual) {
    return section.get(name).flatMap(value -> time(value, least, MINUTE)).orElse(usual);
  }

  private static Optional<Duration> time(YamlValue value, Duration least, Duration most) {
    Optional<String> text = value.text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher form = TIME.matcher(text.get());
    if (!form.matches()) {
      value.wrong(
          "'%s' is no time: write a number with ms or s, such as 200ms".formatted(text.get()));
      return Optional.empty();
    }
    BigDecimal seconds =
        new BigDecimal(form.group(1)).movePointLeft(form.group(2).equals("ms") ? 3 : 0);
    Duration time = Duration.ofNanos(seconds.movePointRight(9).longValue());
    if (time.compareTo(least) < 0 || time.compareTo(most) > 0) {
      value.wrong(
          "%s is out of range: write a time from %d ms to %d s"
              .formatted(text.get(), least.toMillis(), most.toSeconds()));
      return Optional.empty();
    }
    return Optional.of(time);
  }
}
