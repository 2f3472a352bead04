package org.tenshot.teach;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tenshot.domain.ClassPrompts;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Limits;
import org.tenshot.domain.PictureRule;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Region;
import org.tenshot.domain.Timing;
import org.tenshot.domain.View;
import org.tenshot.head.ZeroShotHead;

/// A product for tests of teaching.
final class TaughtPart {

  static final Limits LIMITS = new Limits(0.6, 0.5, 0.5);

  private TaughtPart() {}

  static Profile profile() {
    return new Profile(
        "part",
        "part",
        "sim:",
        "",
        Region.WHOLE,
        View.Plain.ENCODER,
        List.of("a photo of a {product}"),
        Map.of(),
        Clouds.CLASSES.stream()
            .map(own -> new ClassPrompts(own, Map.of(), List.of(), List.of()))
            .toList(),
        LIMITS,
        PictureRule.DEFAULT,
        List.of(),
        List.of(),
        0,
        Timing.FREE,
        null,
        null,
        "cd".repeat(32),
        "product: part\n");
  }

  /// Prompts that say hardly anything.
  static ZeroShotHead prompts(EncoderId encoder) {
    List<ZeroShotHead.DescribedClass> classes = new ArrayList<>();
    for (int k = 0; k < Clouds.CLASSES.size(); k++) {
      float[] raw = new float[12];
      raw[k + 4] = 1;
      classes.add(
          new ZeroShotHead.DescribedClass(
              Clouds.CLASSES.get(k), List.of("text"), List.of(Embedding.normalised(raw))));
    }
    return new ZeroShotHead(encoder, 10, classes);
  }
}
