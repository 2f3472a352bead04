package org.tenshot.inspect;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.Usual;

/// Notices that the parts are those of another product: {@link Chart#ENOUGH} of the last {@link
/// Chart#LAST} look plainly like it. One thread at a time.
final class ProductWatch {

  private final List<Lookalike> others;
  private final String[] shown = new String[Chart.LAST];
  private long seen;
  private @Nullable String named;
  private @Nullable Instant since;

  ProductWatch(List<Lookalike> others) {
    this.others = List.copyOf(others);
    Arrays.fill(shown, "");
  }

  List<Lookalike> others() {
    return others;
  }

  /// Looks at the next part.
  ///
  /// @return the product that the parts look like; null where it is the active one
  @Nullable String look(Embedding picture, Usual active, Instant at) {
    shown[(int) (seen++ % Chart.LAST)] =
        others.stream()
            .filter(own -> own.shows(picture, active))
            .max(Comparator.comparingDouble(own -> own.cosine(picture)))
            .map(Lookalike::product)
            .orElse("");
    Map<String, Integer> counts = new HashMap<>();
    for (String one : shown) {
      if (!one.isEmpty()) {
        counts.merge(one, 1, Integer::sum);
      }
    }
    since = counts.isEmpty() ? null : since == null ? at : since;
    if (named != null) {
      named = counts.getOrDefault(named, 0) <= Chart.LAST - Chart.ENOUGH ? null : named;
    } else {
      named =
          counts.entrySet().stream()
              .filter(own -> own.getValue() >= Chart.ENOUGH)
              .map(Map.Entry::getKey)
              .findFirst()
              .orElse(null);
    }
    return named;
  }

  /// When the first of them came; null where none did.
  @Nullable Instant since() {
    return since;
  }
}
