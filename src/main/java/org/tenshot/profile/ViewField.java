package org.tenshot.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tenshot.domain.Augmentation;
import org.tenshot.domain.View;

/// The field `view`: `encoder`, `whole`, `centre`, `letterbox` or `{tiles: {columns: 3, rows: 2}}`.
final class ViewField {

  private static final String EXAMPLE = "view: {tiles: {columns: 3, rows: 1, overlap: 0.1}}";

  /// Where a profile names none: a defect on the seam of two tiles lies in one of them as a whole
  /// if it is smaller than that.
  private static final double USUAL_OVERLAP = 0.1;

  private ViewField() {}

  /// Nothing where the field is wrong, which is noted.
  static Optional<View> read(YamlValue value) {
    if (value.isMapping()) {
      return new Section(value, List.of("tiles"))
          .require("tiles", EXAMPLE)
          .flatMap(ViewField::tiles);
    }
    Optional<String> text = value.text();
    Optional<View> known =
        Arrays.stream(View.Plain.values())
            .filter(one -> text.equals(Optional.of(one.text())))
            .map(View.class::cast)
            .findFirst();
    if (text.isPresent() && known.isEmpty()) {
      value.wrong(
          "'%s' is no view: write %s, or %s"
              .formatted(
                  text.get(),
                  Arrays.stream(View.Plain.values())
                      .map(View::text)
                      .collect(Collectors.joining(", ")),
                  EXAMPLE.substring("view: ".length())));
    }
    return known;
  }

  /// Notes where shots are to be learnt from in quarter turns, which turn the part but not the
  /// tiles: what heads would learn from them the line never sees.
  static void refuseTurned(Optional<View> view, List<Augmentation> augment, YamlValue place) {
    boolean uneven =
        view.isPresent()
            && view.get() instanceof View.Tiles tiles
            && tiles.columns() != tiles.rows();
    if (uneven && augment.contains(Augmentation.QUARTER_TURNS)) {
      place.wrong(
          "a turned part does not fit the tiles of view: leave quarter-turns out, or write as many columns as rows");
    }
  }

  private static Optional<View> tiles(YamlValue value) {
    Section section = new Section(value, List.of("columns", "rows", "overlap"));
    Optional<Integer> columns = count(section, "columns");
    Optional<Integer> rows = count(section, "rows");
    Optional<Double> overlap =
        section
            .get("overlap")
            .map(share -> share.number(0, 0.5))
            .orElse(Optional.of(USUAL_OVERLAP));
    if (columns.isEmpty() || rows.isEmpty() || overlap.isEmpty()) {
      return Optional.empty();
    }
    int all = columns.get() * rows.get();
    if (all == 1 || all > View.MOST_TILES) {
      value.wrong(
          all == 1
              ? "one tile is the whole region: write view: whole, or more columns or rows"
              : "%d columns and %d rows are %d tiles, and each takes a run of the encoder: write at most %d in all"
                  .formatted(columns.get(), rows.get(), all, View.MOST_TILES));
      return Optional.empty();
    }
    return Optional.of(new View.Tiles(columns.get(), rows.get(), overlap.get()));
  }

  private static Optional<Integer> count(Section section, String name) {
    return section.require(name, EXAMPLE).flatMap(it -> it.whole(1, View.MOST_IN_A_LINE));
  }
}
