package org.tenshot.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenshot.domain.Measures;
import org.tenshot.domain.Saying;
import org.tenshot.domain.Usual;
import org.tenshot.ui.common.Language;
import org.tenshot.ui.common.Strings;

/// What is told of a changed picture, in every language.
class SceneryWordsTest {

  private static final Instant AT = Instant.parse("2026-11-21T10:42:00Z");

  private final SceneryWords words = new SceneryWords(ZoneOffset.UTC);

  @ParameterizedTest
  @EnumSource(Language.class)
  void eachSentenceIsKnownAndTheEnglishOneIsThatOfTheLog(Language language) {
    Strings strings = new Strings(language);
    for (Saying saying : all()) {
      String told = strings.say(saying);
      assertThat(told).as(saying.key()).doesNotContain("{").doesNotContain("@");
      if (language == Language.ENGLISH) {
        assertThat(told).isEqualTo(saying.english());
      } else {
        assertThat(told).as(saying.key()).isNotEqualTo(saying.english());
      }
    }
  }

  private List<Saying> all() {
    List<Saying> all = new ArrayList<>();
    for (Saying when :
        List.of(Saying.of("usual.taught", "when the product was taught"), words.learnt(30, AT))) {
      Usual usual = new Usual(when, 30, 1280, 960, Map.of(), null);
      for (Measures.Kind kind : Measures.Kind.values()) {
        for (double off : new double[] {-0.31, 0.31}) {
          all.add(words.changed(AT, kind, off, usual, true));
          all.add(words.changed(AT, kind, off, usual, false));
        }
      }
      all.add(words.size(usual, 640, 480));
    }
    all.add(words.product(AT, "B-204", "A-113"));
    assertThat(all).allSatisfy(own -> assertThat(own.key()).isNotEmpty());
    return all;
  }
}
