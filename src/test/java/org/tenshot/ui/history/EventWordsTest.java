package org.tenshot.ui.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenshot.domain.Change;
import org.tenshot.domain.Fault;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.Saying;
import org.tenshot.store.AuditRecord;
import org.tenshot.store.EventTopic;
import org.tenshot.store.Happened;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.Strings;

/// What is said of events, in every language.
class EventWordsTest {

  private static final Instant NOW = Instant.parse("2026-11-21T10:42:07Z");

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyKindHasItsOwnWords(Language language) {
    Strings strings = new Strings(language);
    EventWords words = new EventWords(strings);
    List<String> titles = new ArrayList<>();
    for (LineEvent.Kind kind : LineEvent.Kind.values()) {
      titles.add(words.title(event(kind, false, NOW, null)));
    }
    titles.add(words.title(event(LineEvent.Kind.CHALLENGE, true, NOW, null)));
    for (Fault.Code code : Fault.Code.values()) {
      titles.add(words.title(faults(code, 1)));
    }
    for (Change.Kind kind : Change.Kind.values()) {
      titles.add(words.title(change(kind, "line", null, null)));
    }
    for (EventTopic topic : EventTopic.values()) {
      assertThat(strings.text("history.topic." + topic)).isNotBlank();
    }
    assertThat(titles).doesNotHaveDuplicates().noneMatch(String::isBlank);
  }

  @Test
  void anEventTellsHowLongItLastedAndWhoKnowsOfIt() {
    Strings strings = new Strings(Language.ENGLISH);
    EventWords words = new EventWords(strings);
    assertThat(words.until(event(LineEvent.Kind.PICTURE, true, NOW.plusSeconds(300), null)))
        .contains("(5 min)")
        .contains(strings.clock(NOW.plusSeconds(300)));
    assertThat(words.until(event(LineEvent.Kind.PICTURE, true, NOW.plusSeconds(90), null)))
        .contains("(90 s)");
    assertThat(words.until(event(LineEvent.Kind.PICTURE, true, NOW.plusSeconds(200_000), null)))
        .contains("(55 h)")
        .contains(strings.moment(NOW.plusSeconds(200_000)));
    assertThat(words.until(event(LineEvent.Kind.PICTURE, true, null, null)))
        .isEqualTo("no end known");
    assertThat(words.until(event(LineEvent.Kind.CHALLENGE, true, NOW, null))).isEmpty();
    assertThat(words.where(event(LineEvent.Kind.PICTURE, true, NOW, null)))
        .isEqualTo("Line packing · bearing · nothing passed");
    assertThat(words.who(event(LineEvent.Kind.PICTURE, true, NOW, "Quentin")))
        .startsWith("acknowledged by Quentin, ");
    assertThat(words.title(faults(Fault.Code.LATE, 4312))).endsWith("(4,312 parts)");
    assertThat(words.sentence(change(Change.Kind.ENCODER, "line 2", "a", null)))
        .isEqualTo("Line 2: a → nothing");
    assertThat(words.sentence(change(Change.Kind.ACKNOWLEDGED, "bearing", "It is dark.", null)))
        .isEqualTo("bearing: It is dark.");
    assertThat(words.sentence(change(Change.Kind.ENCODER, "line", null, "s " + "ab".repeat(32))))
        .isEqualTo("line: nothing → s abababababab…");
    assertThat(words.who(event(LineEvent.Kind.CHALLENGE, true, NOW, null)))
        .isEqualTo("nobody acknowledged it");
    assertThat(words.who(event(LineEvent.Kind.CHALLENGE, false, NOW, null))).isEmpty();
    assertThat(words.sentence(change(Change.Kind.PROMPTS, "p", "x".repeat(9000), "y")))
        .hasSizeLessThan(500)
        .endsWith(" …");
    assertThat(words.sentence(change(Change.Kind.LINE_STARTED, "bearing on line 2", "a", "b")))
        .isEqualTo("Line 2 · bearing");
  }

  @Test
  void aTypedTimeIsADayAClockOrBoth() {
    ZoneId zone = ZoneId.of("Europe/Berlin");
    assertThat(TypedTime.read(" ", NOW, zone)).isNull();
    assertThat(TypedTime.read("14:30", NOW, zone)).isEqualTo("2026-11-21T13:30:00Z");
    assertThat(TypedTime.read("2026-11-20", NOW, zone)).isEqualTo("2026-11-19T23:00:00Z");
    assertThat(TypedTime.read("2026-11-20 14:30", NOW, zone)).isEqualTo("2026-11-20T13:30:00Z");
    for (String wrong : List.of("yesterday", "25:00", "2026-13-01", "14:30 2026-11-20")) {
      assertThatThrownBy(() -> TypedTime.read(wrong, NOW, zone))
          .as(wrong)
          .isInstanceOf(DateTimeException.class);
    }
  }

  private static Happened event(
      LineEvent.Kind kind, boolean held, @Nullable Instant until, @Nullable String by) {
    return new Happened.Event(
        new LineEvent(
            1,
            kind,
            "bearing",
            "packing: sim:",
            NOW,
            until,
            held,
            Saying.english("It is dark."),
            null,
            "",
            by),
        by == null ? null : NOW);
  }

  private static Happened.Faults faults(Fault.Code code, long number) {
    return new Happened.Faults(
        1, code, "bearing", "sim:", NOW, NOW, number, Saying.english("Too late."));
  }

  private static Happened change(
      Change.Kind kind, String subject, @Nullable String before, @Nullable String after) {
    return new Happened.Changed(
        new AuditRecord(1, NOW, "Jana", kind.name(), subject, before, after, "", ""));
  }
}
