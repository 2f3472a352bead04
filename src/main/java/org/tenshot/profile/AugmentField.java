package org.tenshot.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tenshot.domain.Augmentation;

/// The field `augment`: which changes of a picture leave the part what it is.
final class AugmentField {

  private AugmentField() {}

  /// Those that are known; others are noted.
  static List<Augmentation> read(YamlValue value) {
    List<Augmentation> read = new ArrayList<>();
    for (YamlValue item : value.listOrOne()) {
      Optional<String> text = item.text();
      Optional<Augmentation> known =
          Arrays.stream(Augmentation.values())
              .filter(one -> text.equals(Optional.of(name(one))))
              .findFirst();
      if (known.isPresent() && !read.contains(known.get())) {
        read.add(known.get());
      } else if (text.isPresent()) {
        item.wrong(
            known.isPresent()
                ? "this stands here twice: leave one of them out"
                : "'%s' is no change of a picture: write some of %s"
                    .formatted(
                        text.get(),
                        Arrays.stream(Augmentation.values())
                            .map(AugmentField::name)
                            .collect(Collectors.joining(", "))));
      }
    }
    return read;
  }

  private static String name(Augmentation one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
