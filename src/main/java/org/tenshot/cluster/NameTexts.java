package org.tenshot.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.domain.View;
import org.tenshot.encode.Encoder;
import org.tenshot.profile.ClassTexts;
import org.tenshot.profile.PromptExpander;

/// The names that a group of rejects could have: the defects of the profile by its prompts, then
/// common ones. Names are compared by what sets them apart from each other, as groups are.
public final class NameTexts {

  private final EncoderId encoder;
  private final List<Name> names;

  private NameTexts(EncoderId encoder, List<Name> names) {
    this.encoder = encoder;
    this.names = names;
  }

  /// A name and where it lies.
  ///
  /// @param common null for a class of the profile
  /// @param apart unit vector from the mean of all names to this one
  private record Name(String title, @Nullable CommonDefect common, double[] apart) {}

  /// @param encoder stays the caller's
  /// @param profile of the product; null where it is not known, for common defects alone
  /// @throws TenshotException if a text cannot be embedded
  public static NameTexts of(Encoder encoder, @Nullable Profile profile) throws TenshotException {
    List<Name> names = new ArrayList<>();
    Set<String> known = new HashSet<>();
    if (profile != null) {
      for (ClassTexts own : new PromptExpander().expand(profile)) {
        if (own.productClass().kind() == ClassKind.DEFECT) {
          String title = own.productClass().name();
          known.add(plain(title));
          names.add(new Name(title, null, mean(encoder.encodeTexts(own.texts()))));
        }
      }
    }
    for (CommonDefect own : CommonDefect.values()) {
      if (known.add(plain(own.title()))) {
        names.add(new Name(own.title(), own, mean(encoder.encodeTexts(own.texts()))));
      }
    }
    return new NameTexts(pack(encoder.id()), apart(names));
  }

  private static String plain(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  private static double[] mean(List<Embedding> texts) {
    return scaled(Middle.mean(texts));
  }

  private static List<Name> apart(List<Name> names) {
    double[] common = new double[names.getFirst().apart.length];
    for (Name own : names) {
      for (int i = 0; i < common.length; i++) {
        common[i] += own.apart[i] / names.size();
      }
    }
    return names.stream()
        .map(own -> new Name(own.title, own.common, scaled(less(own.apart, common))))
        .toList();
  }

  private static double[] less(double[] one, double[] other) {
    double[] left = one.clone();
    Arrays.setAll(left, i -> left[i] - other[i]);
    return left;
  }

  private static double[] scaled(double[] values) {
    double squares = 0;
    for (double value : values) {
      squares += value * value;
    }
    double length = Math.max(Math.sqrt(squares), 1e-12);
    return Arrays.stream(values).map(value -> value / length).toArray();
  }

  private static EncoderId pack(EncoderId id) {
    return id.seeing(View.Plain.ENCODER);
  }

  /// The groups with a name for each that has none. Where another encoder saw them, they stay as
  /// they are.
  public RejectGroups name(RejectGroups groups) {
    if (!pack(groups.encoder()).equals(encoder)) {
      return groups;
    }
    return groups.with(
        groups.groups().stream()
            .map(
                own ->
                    own.isConfirmed()
                        ? own
                        : own.suggesting(suggest(less(own.centre(), groups.base()))))
            .toList());
  }

  /// @param apart what sets a group apart, as long as an embedding
  private Suggestion suggest(double[] apart) {
    double[] spoken = scaled(spokenOf(apart));
    List<Suggestion.Fit> fits =
        names.stream()
            .map(own -> new Suggestion.Fit(own.title, own.common, product(own.apart, spoken)))
            .sorted(Comparator.comparingDouble(Suggestion.Fit::cosine).reversed())
            .toList();
    return new Suggestion(fits.get(0), fits.get(1));
  }

  /// The components that texts speak of: all tiles as one, and without those that are 0 in every
  /// text because the encoder keeps there what only pictures have.
  private double[] spokenOf(double[] apart) {
    double[] spoken = new double[names.getFirst().apart.length];
    for (int i = 0; i < apart.length; i++) {
      spoken[i % spoken.length] += apart[i];
    }
    for (int i = 0; i < spoken.length; i++) {
      int at = i;
      if (names.stream().allMatch(own -> own.apart[at] == 0)) {
        spoken[i] = 0;
      }
    }
    return spoken;
  }

  private static double product(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
