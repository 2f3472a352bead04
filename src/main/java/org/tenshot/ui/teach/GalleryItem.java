package org.tenshot.ui.teach;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Verdict;

/// A recent frame whose picture was kept.
///
/// @param inspection its number
/// @param picture sha256 of the picture
/// @param verdict what was said of it
/// @param className the class that was named
/// @param sureness how sure the verdict was, 0..1
/// @param capturedAt when
/// @param label the class that a person gave; null where nobody did
/// @param shot number of that label; null where there is none
public record GalleryItem(
    long inspection,
    String picture,
    Verdict.Kind verdict,
    String className,
    double sureness,
    Instant capturedAt,
    @Nullable String label,
    @Nullable Long shot) {

  /// The same with a person's label, or without one.
  GalleryItem labelled(@Nullable String name, @Nullable Long number) {
    return new GalleryItem(
        inspection, picture, verdict, className, sureness, capturedAt, name, number);
  }
}
