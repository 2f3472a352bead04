package org.tenshot.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tenshot.ShippedEncoder;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Precision;
import org.tenshot.domain.Profile;
import org.tenshot.encode.Encoder;

/// Names that the real texts suggest.
class NameTextsTest {

  @Test
  void whatLiesWhereATextLiesIsSuggestedAndWhatLiesNowhereIsNot() throws Exception {
    Profile profile = ShippedEncoder.profile("bearing");
    try (Encoder encoder = ShippedEncoder.open()) {
      NameTexts names = NameTexts.of(encoder, profile);
      Embedding rust = encoder.encodeTexts(List.of("a photo of a rusty bearing")).getFirst();
      Embedding burr = encoder.encodeTexts(List.of("a photo of a burr")).getFirst();
      Random random = new Random(1);
      double[] nothing = new double[rust.dimension()];
      for (int i = 0; i < nothing.length; i++) {
        nothing[i] = random.nextGaussian();
      }
      RejectGroups groups =
          groups(
              encoder.id(),
              List.of(
                  group(doubles(rust), ""),
                  group(doubles(burr), ""),
                  group(nothing, ""),
                  group(doubles(rust), "corrosion")),
              middle(encoder));

      List<RejectGroup> named = names.name(groups).groups();

      Suggestion first = Objects.requireNonNull(named.get(0).suggestion());
      assertThat(first.fits()).isTrue();
      assertThat(first.best().name()).isEqualTo("rust");
      assertThat(first.best().common()).as("it is a class of the profile").isNull();
      Suggestion second = Objects.requireNonNull(named.get(1).suggestion());
      assertThat(second.best().common()).isEqualTo(CommonDefect.BURR);
      assertThat(Objects.requireNonNull(named.get(2).suggestion()).fits()).isFalse();
      assertThat(named.get(3).suggestion()).as("a person named it").isNull();
    }
  }

  @Test
  void whatAnotherEncoderSawIsNotNamed() throws Exception {
    try (Encoder encoder = ShippedEncoder.open()) {
      EncoderId other = new EncoderId("other", "ab".repeat(32), Precision.FP32, 1, 512);
      RejectGroups groups =
          groups(other, List.of(group(middle(encoder), "")), new double[encoder.id().dimension()]);
      assertThat(NameTexts.of(encoder, null).name(groups)).isEqualTo(groups);
    }
  }

  private static double[] middle(Encoder encoder) throws Exception {
    return doubles(encoder.encodeTexts(List.of("a photo of a part")).getFirst());
  }

  private static double[] doubles(Embedding own) {
    double[] values = new double[own.dimension()];
    for (int i = 0; i < values.length; i++) {
      values[i] = own.values()[i];
    }
    return values;
  }

  private static RejectGroup group(double[] centre, String name) {
    return new RejectGroup(
        name.isEmpty() ? List.of() : List.of(1L),
        name,
        "Quentin",
        null,
        List.of(1L, 2L, 3L),
        centre,
        0.5,
        null);
  }

  private static RejectGroups groups(EncoderId encoder, List<RejectGroup> groups, double[] base) {
    return new RejectGroups("bearing 608", encoder, groups, List.of(), false, 0, 0.4, base);
  }
}
