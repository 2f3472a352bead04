package org.tenshot.inspect;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.Frame;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.LineEvent;
import org.tenshot.domain.Measures;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Region;
import org.tenshot.domain.Usual;
import org.tenshot.domain.Verdict;
import org.tenshot.image.Gauge;

/// Watches whether the pictures of a line are still those that its product was taught with: one
/// dated sentence says that the picture changed, in the place of a storm of rejects.
///
/// Looks at a part when it was answered, a fraction of a millisecond each. Where a measure leaves
/// its {@link Chart} the line stands DEGRADED; where it is far off, nothing passes. The likeness to
/// good parts is that of the best of the last five parts, because defects may come one after the
/// other. Until it knows what is usual, it learns that from the first parts that pass.
public final class Scenery implements LineWatcher {

  /// Parts that pass, from which it learns where there are no shots.
  public static final int LEARNS_FROM = 30;

  private static final int BEST_OF = 5;

  private final Region region;
  private final String product;
  private final Cautions cautions;
  private final Book book;
  private final SceneryWords words;
  private final Gauge gauge = new Gauge();
  private final List<Usual.Sample> learning = new ArrayList<>();
  private final Map<Measures.Kind, Chart> charts = new EnumMap<>(Measures.Kind.class);
  private final Map<LineEvent.Kind, Cautions.Caution> standing =
      new EnumMap<>(LineEvent.Kind.class);
  private final double[] unlike = new double[BEST_OF];
  private @Nullable Usual usual;
  private ProductWatch products = new ProductWatch(List.of());
  private @Nullable Instant learntSince;
  private long compared;

  /// Is told when something begins or is over. Returns at once.
  public interface Book {

    /// Something began, or became worse or better.
    void began(LineEvent.Kind kind, Cautions.Caution caution, Instant since);

    /// It is over.
    void ended(LineEvent.Kind kind, Instant at);

    /// What is usual is known from now on.
    void learnt(Usual usual);
  }

  /// @param profile whose line is watched
  /// @param cautions of that line
  /// @param zone of the clock on the wall
  public Scenery(Profile profile, Cautions cautions, Book book, ZoneId zone) {
    this.region = profile.region();
    this.product = profile.product();
    this.cautions = cautions;
    this.book = book;
    this.words = new SceneryWords(zone);
    forget();
  }

  /// Compares with this from now on.
  ///
  /// @param other products that may lie under the lens by mistake
  public synchronized void compare(Usual taught, List<Lookalike> other) {
    products = new ProductWatch(other);
    know(taught);
  }

  /// The picture is right as it is now: forgets what was usual and learns it anew from the next
  /// parts that pass.
  ///
  /// @param seen what whoever says so has seen; nothing is accepted while something else stands
  /// @return false if something else stands
  public synchronized boolean accept(Set<LineEvent.Kind> seen, Instant at) {
    if (!seen.containsAll(standing.keySet())) {
      return false;
    }
    usual = null;
    learning.clear();
    learntSince = null;
    forget();
    for (LineEvent.Kind kind : List.copyOf(standing.keySet())) {
      lower(kind, at);
    }
    return true;
  }

  /// What is not as usual.
  public synchronized Set<LineEvent.Kind> standing() {
    return Set.copyOf(standing.keySet());
  }

  /// True while it does not know yet what is usual.
  public synchronized boolean isLearning() {
    return usual == null;
  }

  private void know(Usual taught) {
    usual = taught;
    learning.clear();
    forget();
    book.learnt(taught);
  }

  private void forget() {
    for (Measures.Kind kind : Measures.Kind.values()) {
      charts.put(kind, new Chart(kind == Measures.Kind.LIKENESS));
    }
    compared = 0;
    products = new ProductWatch(products.others());
  }

  @Override
  public synchronized void inspected(Inspection inspection, @Nullable Picture picture) {
    Embedding embedding = inspection.embedding();
    if (picture == null || embedding == null || !isPart(inspection)) {
      return;
    }
    Optional<Region.Box> box = region.within(picture.width(), picture.height());
    if (box.isEmpty()) {
      return;
    }
    Measures measures = gauge.measure(picture, box.get());
    Usual known = usual;
    if (known == null) {
      learn(inspection, new Usual.Sample(measures, embedding, picture.width(), picture.height()));
    } else {
      look(known, measures, embedding, picture, inspection.origin().capturedAt());
    }
  }

  /// Between two parts a live picture shows an empty belt, which is no change of the picture; where
  /// each picture is said to be a part, an empty one is one.
  private static boolean isPart(Inspection inspection) {
    Frame.Origin origin = inspection.origin();
    return inspection.verdict().kind() != Verdict.Kind.NO_PART
        || origin.trigger() != null
        || origin.file() != null
        || !origin.part().equals(PartId.UNKNOWN);
  }

  private void learn(Inspection inspection, Usual.Sample sample) {
    if (inspection.verdict().kind() != Verdict.Kind.PASS) {
      return;
    }
    Instant since = learntSince;
    if (since == null) {
      since = inspection.origin().capturedAt();
      learntSince = since;
    }
    learning.add(sample);
    if (learning.size() >= LEARNS_FROM) {
      know(Usual.of(words.learnt(LEARNS_FROM, since), learning));
    }
  }

  private void look(
      Usual known, Measures measures, Embedding embedding, Picture picture, Instant at) {
    known
        .spreads()
        .forEach(
            (kind, spread) -> {
              if (kind != Measures.Kind.LIKENESS) {
                chart(kind).add(spread.above(measures.of(kind)), at);
              }
            });
    compare(known, embedding, at);
    tellPicture(known, at);
    tellProduct(known, embedding, at);
    tellSize(known, picture, at);
  }

  private Chart chart(Measures.Kind kind) {
    return charts.computeIfAbsent(kind, own -> new Chart(own == Measures.Kind.LIKENESS));
  }

  private void compare(Usual known, Embedding picture, Instant at) {
    Embedding good = known.good();
    Usual.Spread spread = known.spreads().get(Measures.Kind.LIKENESS);
    if (good == null || spread == null) {
      return;
    }
    unlike[(int) (compared++ % BEST_OF)] = Usual.unlike(picture, good);
    if (compared >= BEST_OF) {
      double best = Arrays.stream(unlike).min().orElseThrow();
      chart(Measures.Kind.LIKENESS).add(spread.above(best), at);
    }
  }

  private void tellPicture(Usual known, Instant at) {
    Optional<Measures.Kind> worst =
        charts.entrySet().stream()
            .filter(own -> own.getValue().isChanged())
            .max(Comparator.comparingDouble(own -> rank(own.getKey(), own.getValue())))
            .map(Map.Entry::getKey);
    if (worst.isEmpty()) {
      lower(LineEvent.Kind.PICTURE, at);
      return;
    }
    boolean far = charts.values().stream().anyMatch(Chart::isFar);
    Cautions.Caution now = standing.get(LineEvent.Kind.PICTURE);
    if (now == null || now.holds() != far) {
      Chart chart = chart(worst.get());
      Usual.Spread spread = known.spreads().get(worst.get());
      double off = spread == null ? 0 : chart.size() * spread.deviation();
      Instant since = chart.since() == null ? at : chart.since();
      raise(
          LineEvent.Kind.PICTURE,
          new Cautions.Caution(words.changed(since, worst.get(), off, known, far), far),
          since);
    }
  }

  /// What is measured says why; that the encoder finds it unlike says only that.
  private static double rank(Measures.Kind kind, Chart chart) {
    return kind == Measures.Kind.LIKENESS ? 0 : Math.abs(chart.size());
  }

  private void tellProduct(Usual known, Embedding picture, Instant at) {
    if (known.good() == null) {
      return;
    }
    String other = products.look(picture, known, at);
    if (other == null) {
      lower(LineEvent.Kind.PRODUCT, at);
    } else if (!standing.containsKey(LineEvent.Kind.PRODUCT)) {
      Instant since = products.since() == null ? at : products.since();
      raise(
          LineEvent.Kind.PRODUCT,
          new Cautions.Caution(words.product(since, other, product), true),
          since);
    }
  }

  private void tellSize(Usual known, Picture picture, Instant at) {
    boolean other =
        known.width() > 0
            && (known.width() != picture.width() || known.height() != picture.height());
    if (!other) {
      lower(LineEvent.Kind.CAMERA, at);
    } else if (!standing.containsKey(LineEvent.Kind.CAMERA)) {
      raise(
          LineEvent.Kind.CAMERA,
          new Cautions.Caution(words.size(known, picture.width(), picture.height()), false),
          at);
    }
  }

  private void raise(LineEvent.Kind kind, Cautions.Caution caution, Instant since) {
    standing.put(kind, caution);
    cautions.raise(kind, caution);
    book.began(kind, caution, since);
  }

  private void lower(LineEvent.Kind kind, Instant at) {
    if (standing.remove(kind) != null) {
      cautions.lift(kind);
      book.ended(kind, at);
    }
  }
}
