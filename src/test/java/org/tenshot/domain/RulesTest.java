package org.tenshot.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Whatever decides is another fingerprint, and equal rules have the same one.
class RulesTest {

  private static final Rules PLAIN =
      rules(Region.WHOLE, View.Plain.ENCODER, "a photo of a {product}", "bearing", "rusty");
  private static final EncoderId ENCODER =
      new EncoderId("surface-s", "ab".repeat(32), Precision.FP32, 1, 512);

  @Test
  void everythingThatDecidesIsAnotherFingerprint() {
    List<Rules> all =
        List.of(
            PLAIN,
            with(PLAIN.classes(), new Limits(0.9001, 0.5, 0.5)),
            with(PLAIN.classes(), new Limits(0.9, 0.5001, 0.5)),
            with(PLAIN.classes(), new Limits(0.9, 0.5, 0.5001)),
            rules(
                new Region(0, 0, 100, 99, Region.Unit.PERCENT),
                View.Plain.ENCODER,
                "a photo of a {product}",
                "bearing",
                "rusty"),
            rules(
                new Region(0, 0, 100, 100, Region.Unit.PIXELS),
                View.Plain.ENCODER,
                "a photo of a {product}",
                "bearing",
                "rusty"),
            rules(Region.WHOLE, View.Plain.WHOLE, "a photo of a {product}", "bearing", "rusty"),
            rules(Region.WHOLE, View.Plain.ENCODER, "a picture of a {product}", "bearing", "rusty"),
            rules(Region.WHOLE, View.Plain.ENCODER, "a photo of a {product}", "ring", "rusty"),
            rules(Region.WHOLE, View.Plain.ENCODER, "a photo of a {product}", "bearing", "rusted"),
            with(List.of(named("good", ClassKind.GOOD)), Limits.DEFAULT),
            with(List.of(named("fine", ClassKind.GOOD)), Limits.DEFAULT),
            with(List.of(named("good", ClassKind.VOID)), Limits.DEFAULT));
    Set<String> fingerprints = new HashSet<>();
    all.forEach(own -> fingerprints.add(own.fingerprint()));
    assertThat(fingerprints).hasSameSizeAs(all);
  }

  @Test
  void equalRulesHaveOneFingerprintWhateverTheOrderOfTheirWords() {
    Map<String, List<String>> words = Map.of("a", List.of("1"), "b", List.of("2"));
    Map<String, List<String>> turned = Map.of("b", List.of("2"), "a", List.of("1"));
    assertThat(worded(words).fingerprint())
        .hasSize(64)
        .isEqualTo(worded(turned).fingerprint())
        .isNotEqualTo(worded(Map.of("a", List.of("1", "2"))).fingerprint());
  }

  @Test
  void anEyeIsAnotherOneWithAnotherEncoderDeviceHeadOrRules() {
    EncoderId updated = new EncoderId("surface-s", "ab".repeat(32), Precision.FP32, 2, 512);
    assertThat(updated).hasToString(ENCODER.toString());
    List<Eye> all =
        List.of(
            new Eye(ENCODER, Device.Kind.CPU, "auto/1", "r"),
            new Eye(updated, Device.Kind.CPU, "auto/1", "r"),
            new Eye(ENCODER, Device.Kind.CUDA, "auto/1", "r"),
            new Eye(ENCODER, Device.Kind.CPU, "auto/2", "r"),
            new Eye(ENCODER, Device.Kind.CPU, "auto/1", ""));
    Set<String> fingerprints = new HashSet<>();
    all.forEach(own -> fingerprints.add(own.fingerprint()));
    assertThat(fingerprints).hasSameSizeAs(all);
  }

  private static Rules worded(Map<String, List<String>> words) {
    return new Rules(
        Region.WHOLE, View.Plain.ENCODER, List.of(), words, PLAIN.classes(), Limits.DEFAULT);
  }

  private static Rules with(List<ClassPrompts> classes, Limits limits) {
    return new Rules(
        PLAIN.region(), PLAIN.view(), PLAIN.templates(), PLAIN.words(), classes, limits);
  }

  private static Rules rules(
      Region region, View view, String template, String word, String defect) {
    return new Rules(
        region,
        view,
        List.of(template),
        Map.of("product", List.of(word)),
        List.of(
            named("good", ClassKind.GOOD),
            new ClassPrompts(
                new ProductClass("rust", ClassKind.DEFECT),
                Map.of("defect", List.of(defect)),
                List.of(),
                List.of())),
        Limits.DEFAULT);
  }

  private static ClassPrompts named(String name, ClassKind kind) {
    return new ClassPrompts(new ProductClass(name, kind), Map.of(), List.of(), List.of());
  }
}
