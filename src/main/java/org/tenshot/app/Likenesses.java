package org.tenshot.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tenshot.cli.common.NewFile;
import org.tenshot.cli.common.Searches;
import org.tenshot.cli.history.HistoryLines;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Profile;
import org.tenshot.domain.Region;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.encode.Urgency;
import org.tenshot.image.PictureFiles;
import org.tenshot.inspect.Inspector;
import org.tenshot.recall.Feedback;
import org.tenshot.recall.Hit;
import org.tenshot.recall.Recall;
import org.tenshot.store.EmbeddingHistory;
import org.tenshot.store.History;
import org.tenshot.store.LogPlace;
import org.tenshot.store.StoredInspection;
import org.tenshot.ui.history.Found;
import org.tenshot.ui.history.Marks;
import org.tenshot.ui.history.Since;
import org.tenshot.ui.history.Wanted;

/// Looks for inspections by likeness, with the encoder of the line whenever no line needs it. One
/// thread at a time.
final class Likenesses implements AutoCloseable {

  private static final int SHOWN = 120;
  private static final int PAGE = 1000;

  private static final Comparator<StoredInspection> BY_TIME =
      Comparator.comparing((StoredInspection own) -> own.inspection().origin().capturedAt())
          .thenComparing(StoredInspection::id);

  private final History history;
  private final LogPlace place;
  private final Supplier<StationLine> line;
  private @Nullable Recall recall;
  private @Nullable EncoderId recalled;

  /// @param history stays the caller's
  /// @param line whose encoder looks, asked for anew for each search
  Likenesses(History history, LogPlace place, Supplier<StationLine> line) {
    this.history = history;
    this.place = place;
    this.line = line;
  }

  private record Query(EncoderId encoder, Embedding embedding) {}

  List<Found> find(Wanted wanted, Marks marks, int limit) throws Exception {
    Query query = query(wanted, marks);
    if (wanted instanceof Wanted.Group group) {
      return found(members(group.ids(), query, limit));
    }
    return found(recall(query.encoder()).nearest(query.embedding(), limit));
  }

  /// Those of a group alone, the most typical first.
  private List<Hit> members(List<Long> ids, Query query, int limit) throws TenshotException {
    return history.embeddings().of(query.encoder(), ids).stream()
        .map(own -> new Hit(own.id(), own.embedding().cosine(query.embedding())))
        .sorted(Comparator.comparingDouble(Hit::cosine).reversed().thenComparing(Hit::id))
        .limit(limit)
        .toList();
  }

  Since since(Wanted wanted, Marks marks, double least) throws Exception {
    Query query = query(wanted, marks);
    Recall all = recall(query.encoder());
    List<Hit> hits = all.atLeast(query.embedding(), least);
    TreeSet<String> lots = new TreeSet<>();
    TreeSet<String> serials = new TreeSet<>();
    StoredInspection first = null;
    long count = 0;
    for (int from = 0; from < hits.size(); from += PAGE) {
      for (Found own : found(hits.subList(from, Math.min(hits.size(), from + PAGE)))) {
        count++;
        PartId part = own.row().inspection().origin().part();
        if (part.lot() != null) {
          lots.add(part.lot());
        }
        if (part.serial() != null) {
          serials.add(part.serial());
        }
        first = first == null || BY_TIME.compare(own.row(), first) < 0 ? own.row() : first;
      }
    }
    return new Since(
        all.size(),
        count,
        first,
        found(hits.subList(0, Math.min(hits.size(), SHOWN))),
        List.copyOf(lots),
        List.copyOf(serials));
  }

  /// Writes the containment list.
  ///
  /// @return how many inspections are in it
  int export(Wanted wanted, Marks marks, double least, Path file) throws Exception {
    Query query = query(wanted, marks);
    List<Hit> hits = recall(query.encoder()).atLeast(query.embedding(), least);
    int[] written = new int[1];
    NewFile.write(
        file,
        out -> {
          out.write("likeness," + HistoryLines.HEADER + "\r\n");
          for (int from = 0; from < hits.size(); from += PAGE) {
            for (Found own : found(hits.subList(from, Math.min(hits.size(), from + PAGE)))) {
              out.write(
                  String.format(Locale.ROOT, "%.6f,", own.likeness())
                      + HistoryLines.csv(own.row())
                      + "\r\n");
              written[0]++;
            }
          }
        });
    return written[0];
  }

  private List<Found> found(List<Hit> hits) throws TenshotException {
    Map<Long, Double> likeness = new HashMap<>();
    hits.forEach(own -> likeness.put(own.id(), own.cosine()));
    return history.byIds(hits.stream().map(Hit::id).toList()).stream()
        .map(own -> new Found(own, likeness.getOrDefault(own.id(), Double.NaN)))
        .toList();
  }

  /// The search of an encoder, which knows what was written until now.
  private Recall recall(EncoderId encoder) throws TenshotException {
    Recall known = recall;
    if (known != null && encoder.equals(recalled)) {
      known.update();
      return known;
    }
    close();
    Recall made = Recall.open(history, encoder, Searches.folder(place));
    recall = made;
    recalled = encoder;
    return made;
  }

  private Query query(Wanted wanted, Marks marks) throws Exception {
    Query plain =
        switch (wanted) {
          case Wanted.Row(long id) -> row(id);
          case Wanted.Group group -> middle(group.ids());
          case Wanted.Words(String text) -> seen(wordsOf(text));
          case Wanted.PictureFile(Path file) -> seen(pictureOf(PictureFiles.read(file)));
        };
    Embedding moved =
        Feedback.move(plain.embedding(), rows(marks.like(), plain), rows(marks.unlike(), plain));
    return new Query(plain.encoder(), moved);
  }

  private Query row(long id) throws TenshotException {
    StoredInspection own =
        history
            .byId(id)
            .orElseThrow(() -> new TenshotException("There is no inspection " + id + " any more."));
    Embedding embedding = own.inspection().embedding();
    if (embedding == null) {
      throw new TenshotException("Inspection " + id + " is a fault: nothing was seen of it.");
    }
    return new Query(own.inspection().basis().encoder(), embedding);
  }

  /// The middle of a group of rejects.
  private Query middle(List<Long> ids) throws TenshotException {
    EncoderId encoder = row(ids.getFirst()).encoder();
    float[] sum = new float[encoder.dimension()];
    for (EmbeddingHistory.Numbered own : history.embeddings().of(encoder, ids)) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += own.embedding().values()[i];
      }
    }
    return new Query(encoder, Embedding.normalised(sum));
  }

  private List<Embedding> rows(Collection<Long> ids, Query query) throws TenshotException {
    List<Embedding> rows = new ArrayList<>();
    for (long id : ids) {
      Query own = row(id);
      if (own.encoder().equals(query.encoder())) {
        rows.add(own.embedding());
      }
    }
    return rows;
  }

  private interface Look {
    Embedding with(Encoder encoder, Profile profile) throws TenshotException;
  }

  /// Something seen as the line that is open sees its parts.
  private Query seen(Look look) throws Exception {
    Teachable now = line.get().teachable().get(60, TimeUnit.SECONDS);
    try (Encoder encoder = now.lines().handle(Urgency.BACKGROUND).seeing(now.profile().view())) {
      return new Query(encoder.id(), look.with(encoder, now.profile()));
    }
  }

  /// Words are compared with every tile of a picture alike.
  private static Look wordsOf(String text) {
    return (encoder, profile) -> {
      Embedding one = encoder.encodeTexts(List.of(text)).getFirst();
      int tiles = encoder.id().view().tiles();
      return tiles == 1 ? one : Embedding.stacked(Collections.nCopies(tiles, one));
    };
  }

  /// A whole frame is cut as the line cuts it; a picture that is smaller is a part by itself.
  private static Look pictureOf(Picture picture) {
    return (encoder, profile) -> {
      Region.Box box =
          profile
              .region()
              .within(picture.width(), picture.height())
              .orElse(new Region.Box(0, 0, picture.width(), picture.height()));
      return new Inspector(encoder).embed(picture, box);
    };
  }

  @Override
  public void close() throws TenshotException {
    Recall known = recall;
    recall = null;
    if (known != null) {
      known.close();
    }
  }
}
