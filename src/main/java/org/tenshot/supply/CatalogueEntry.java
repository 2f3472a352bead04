package org.tenshot.supply;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/// A pack that can be fetched.
///
/// @param name of the pack, and of its folder
/// @param title for people
/// @param licence short name of the weights' licence
/// @param source where the files come from
/// @param note what a person must have read before the pack is fetched: licence and intended use
/// @param logitScale factor between a cosine and a logit that the training ended with
/// @param files what is fetched
/// @param written small files that are not fetched but written: name and content
public record CatalogueEntry(
    String name,
    String title,
    String licence,
    String source,
    String note,
    double logitScale,
    List<PinnedFile> files,
    Map<String, JsonObject> written) {

  /// Bytes of all files that are fetched.
  public long bytes() {
    return files.stream().mapToLong(PinnedFile::bytes).sum();
  }
}
