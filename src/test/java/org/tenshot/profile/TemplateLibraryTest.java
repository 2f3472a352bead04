package org.tenshot.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenshot.domain.ClassKind;

class TemplateLibraryTest {

  private final TemplateLibrary library = TemplateLibrary.shipped();

  @Test
  void threeTasksShip() {
    assertThat(library.tasks()).isEqualTo(Set.of("defect", "product", "grade"));
    assertThat(library.task("scratch")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyTaskHasTemplatesForEveryKind(ClassKind kind) {
    for (String name : library.tasks()) {
      assertThat(library.task(name).orElseThrow().templates().get(kind))
          .as(name)
          .hasSizeGreaterThan(3);
    }
  }

  @Test
  void onlyTemplatesWhoseWordsAreKnownFit() {
    TemplateLibrary.Task task = library.task("defect").orElseThrow();
    assertThat(task.fitting(ClassKind.DEFECT, Map.of("product", List.of("gear")))).isEmpty();
    assertThat(
            task.fitting(
                ClassKind.DEFECT, Map.of("product", List.of("gear"), "flaw", List.of("rust"))))
        .extracting(Template::text)
        .containsExactly(
            "a {product} with {flaw}",
            "a photo of a {product} with {flaw}",
            "a close-up photo of {flaw} on a {product}");
  }
}
