package org.tenshot.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.ClassPrompts;
import org.tenshot.domain.Limits;
import org.tenshot.domain.PictureRule;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Region;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.Timing;
import org.tenshot.domain.View;

class PromptExpanderTest {

  private static final ProductClass RUST = new ProductClass("rust", ClassKind.DEFECT);

  private final PromptExpander expander = new PromptExpander();

  @Test
  void everyCombinationIsMadeOnceAndInOrder() throws Exception {
    assertThat(
            texts(
                List.of("a {defect} {product}", "{product}: {defect}, {defect}"),
                Map.of("product", List.of("bearing", "ring")),
                new ClassPrompts(
                    RUST,
                    Map.of("defect", List.of("rusty", "corroded")),
                    List.of("brown spots", "a rusty ring"),
                    List.of())))
        .containsExactly(
            "a rusty bearing",
            "a rusty ring",
            "a corroded bearing",
            "a corroded ring",
            "bearing: rusty, rusty",
            "bearing: corroded, corroded",
            "ring: rusty, rusty",
            "ring: corroded, corroded",
            "brown spots");
  }

  @Test
  void theWordsAndTemplatesOfAClassComeBeforeThoseOfTheProfile() throws Exception {
    assertThat(
            texts(
                List.of("unused {x}"),
                Map.of("grade", List.of("any"), "product", List.of("gear")),
                new ClassPrompts(
                    RUST,
                    Map.of("grade", List.of("low")),
                    List.of(),
                    List.of("a {grade} grade {product}"))))
        .containsExactly("a low grade gear");
  }

  @Test
  void theArticleAgreesWithTheWord() throws Exception {
    List<String> words = List.of("uneven", "rusty", "used", "A", "uniform", "oily", "one-sided");
    assertThat(
            texts(
                List.of("a {defect} area of extra {defect} rust"),
                Map.of("defect", words),
                new ClassPrompts(RUST, Map.of(), List.of(), List.of())))
        .containsExactly(
            "an uneven area of extra uneven rust",
            "a rusty area of extra rusty rust",
            "a used area of extra used rust",
            "an A area of extra A rust",
            "a uniform area of extra uniform rust",
            "an oily area of extra oily rust",
            "a one-sided area of extra one-sided rust");
  }

  @Test
  void aPlaceholderWithoutWordsIsNamed() {
    assertThatThrownBy(
            () ->
                texts(
                    List.of("a {defect} part"),
                    Map.of(),
                    new ClassPrompts(RUST, Map.of(), List.of(), List.of())))
        .isInstanceOf(TenshotException.class)
        .hasMessage(
            "profile p, classes.rust: the template 'a {defect} part' has no words for {defect}: write words: {defect: [...]}.");
  }

  @Test
  void fiveHundredTextsAreEnough() throws Exception {
    List<String> ten = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    List<String> five = ten.subList(0, 5);
    Map<String, List<String>> words = Map.of("a", ten, "b", ten, "c", five);
    ClassPrompts none = new ClassPrompts(RUST, Map.of(), List.of(), List.of());
    assertThat(texts(List.of("{a} {b} {c}"), words, none)).hasSize(500);
    ClassPrompts one = new ClassPrompts(RUST, Map.of(), List.of("one more"), List.of());
    assertThatThrownBy(() -> texts(List.of("{a} {b} {c}"), words, one))
        .hasMessageContaining("classes.rust: its templates and words make 501 texts");
  }

  @Test
  void aClassWithoutAnyTextIsRefused() {
    assertThatThrownBy(
            () ->
                texts(List.of(), Map.of(), new ClassPrompts(RUST, Map.of(), List.of(), List.of())))
        .isInstanceOf(TenshotException.class)
        .hasMessageContaining("no text describes it");
  }

  private List<String> texts(
      List<String> templates, Map<String, List<String>> words, ClassPrompts prompts)
      throws TenshotException {
    Profile profile =
        new Profile(
            "p",
            "part",
            "folder",
            "",
            Region.WHOLE,
            View.Plain.ENCODER,
            templates,
            words,
            List.of(prompts),
            Limits.DEFAULT,
            PictureRule.DEFAULT,
            List.of(),
            List.of(),
            0,
            Timing.FREE,
            null,
            null,
            "",
            "");
    return expander.expand(profile).getFirst().texts();
  }
}
