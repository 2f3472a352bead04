package org.tenshot.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What people are told, written down and read back.
class SayingTest {

  private static final Map<String, String> GERMAN =
      Map.of("outer", "Außen: {0} und {1}", "inner", "innen {0}", "lone", "allein");

  @Test
  void whatStandsInItIsReadBackWhateverSignsItHas() {
    Saying inner = Saying.of("inner", "inner {0}", "C:\\new|old@x");
    Saying outer = Saying.of("outer", "Outer: {0} and {1}", inner, "a|b");

    Saying back = Saying.read(outer.written(), outer.english());

    assertThat(back).isEqualTo(outer);
    assertThat(outer.english()).isEqualTo("Outer: inner C:\\new|old@x and a|b");
    assertThat(back.in(Locale.GERMAN, GERMAN::get)).isEqualTo("Außen: innen C:\\new|old@x und a|b");
  }

  @Test
  void whatEarlierProgramsWroteIsRead() {
    assertThat(Saying.read("@usual.line|30|10:42", "x"))
        .isEqualTo(new Saying("usual.line", List.of("30", "10:42"), "x"));
    assertThat(Saying.read("@held", " Nothing passes.").values()).isEmpty();
  }

  @Test
  void whatALanguageLacksIsToldInEnglish() {
    assertThat(Saying.of("other", "Other {0}.", 7).in(Locale.GERMAN, GERMAN::get))
        .isEqualTo("Other 7.");
    assertThat(Saying.of("lone", "alone").in(Locale.GERMAN, GERMAN::get)).isEqualTo("allein");
  }

  @Test
  void everyFaultHasASentenceInEveryLanguage() {
    Fault foreign = new Fault(Fault.Code.ENCODER_FAILED, "CUDA error 700");
    assertThat(foreign.sentence()).isEqualTo("CUDA error 700");
    assertThat(foreign.saying().key()).isEqualTo("fault.ENCODER_FAILED");
    assertThat(new Fault(foreign.code(), foreign.saying())).isEqualTo(foreign);
  }
}
