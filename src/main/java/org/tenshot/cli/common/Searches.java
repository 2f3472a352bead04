package org.tenshot.cli.common;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Embedding;
import org.tenshot.domain.EncoderId;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.Encoder;
import org.tenshot.image.PictureFiles;
import org.tenshot.inspect.Inspector;
import org.tenshot.store.History;
import org.tenshot.store.LogPlace;
import org.tenshot.store.StoredInspection;

/// What a person looks for by likeness: words, a picture or a part of the log.
public final class Searches {

  private final Workshop workshop;
  private final History history;

  /// @param history stays the caller's
  public Searches(Workshop workshop, History history) {
    this.workshop = workshop;
    this.history = history;
  }

  /// An embedding and what made it.
  public record Query(EncoderId encoder, Embedding embedding) {}

  /// Where the search caches of a log lie.
  public static Path folder(LogPlace place) {
    return place.database().resolveSibling("search");
  }

  public Query words(String words, EncoderOptions options) throws TenshotException {
    try (Encoder open = options.open(workshop)) {
      return new Query(open.id(), open.encodeTexts(List.of(words)).getFirst());
    }
  }

  /// @param profile whose region is looked at; null for the whole picture
  public Query picture(Path file, @Nullable String profile, EncoderOptions options)
      throws TenshotException {
    Picture picture = PictureFiles.read(file);
    Region region = profile == null ? Region.WHOLE : workshop.profile(profile).region();
    Region.Box box =
        region
            .within(picture.width(), picture.height())
            .orElseThrow(
                () ->
                    new TenshotException(
                        "The region "
                            + region
                            + " does not fit into "
                            + file
                            + ": leave --profile out, or give a whole frame."));
    try (Encoder open = options.open(workshop)) {
      return new Query(open.id(), new Inspector(open).embed(picture, box));
    }
  }

  public Query row(long row) throws TenshotException {
    StoredInspection own =
        history
            .byId(row)
            .orElseThrow(() -> new TenshotException("There is no inspection " + row + "."));
    Embedding embedding = own.inspection().embedding();
    if (embedding == null) {
      throw new TenshotException("Inspection " + row + " is a fault: nothing was seen of it.");
    }
    return new Query(own.inspection().basis().encoder(), embedding);
  }

  /// The embeddings of rows that a person points at.
  public List<Embedding> rows(List<Long> rows, EncoderId encoder) throws TenshotException {
    List<Embedding> embeddings = new ArrayList<>();
    for (long row : rows) {
      Query own = row(row);
      if (!own.encoder().equals(encoder)) {
        throw new TenshotException(
            "Inspection " + row + " was seen by " + own.encoder() + " and not by " + encoder + ".");
      }
      embeddings.add(own.embedding());
    }
    return embeddings;
  }
}
