package org.tenshot.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A picture that a person labelled.
///
/// @param product the product's name
/// @param className the class that the person gave
/// @param pictureHash sha256 of the picture's PNG file, which also names it
/// @param person who labelled it
/// @param labelledAt when
/// @param inspection the inspection that it came from, as the log numbers it; null where it was
///   imported
/// @param role what it is for
/// @param part name of the part that it shows; null where nobody knows
public record Shot(
    String product,
    String className,
    String pictureHash,
    String person,
    Instant labelledAt,
    @Nullable Long inspection,
    ShotRole role,
    @Nullable String part) {}
