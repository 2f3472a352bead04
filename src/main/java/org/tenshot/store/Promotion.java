package org.tenshot.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody's choice of the head that a product is judged by.
///
/// @param id its number in the log
/// @param head number of the taught head; null for the prompts alone
/// @param previous the promotion before; null for the first
/// @param person who chose
/// @param promotedAt when
/// @param reason why, where the report spoke against it; null where it did not
public record Promotion(
    long id,
    @Nullable Long head,
    @Nullable Long previous,
    String person,
    Instant promotedAt,
    @Nullable String reason) {}
