package org.tenshot.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened to a line and is no verdict of one part.
///
/// @param id its number in the log
/// @param kind what it is
/// @param product the product's name
/// @param source the line's source, without passwords
/// @param from when it began
/// @param until when it was over; null while it lasts
/// @param held true if nothing passed meanwhile
/// @param saying what people were told
/// @param person who asked for it; null where nobody did
/// @param details as JSON; empty where there are none
/// @param acknowledgedBy who took note of it; null where nobody did
public record LineEvent(
    long id,
    Kind kind,
    String product,
    String source,
    Instant from,
    @Nullable Instant until,
    boolean held,
    Saying saying,
    @Nullable String person,
    String details,
    @Nullable String acknowledgedBy) {

  /// What people were told, in English.
  public String sentence() {
    return saying.english();
  }

  /// What can happen, worst first. The names stand in logs: they stay.
  public enum Kind {
    /// The source gave no pictures: it was lost and tried to come back.
    SOURCE,
    /// Known parts were put to the line, to see whether it catches the bad ones.
    CHALLENGE,
    /// Another head, encoder or device judges than the one that known parts were put to, or by
    /// other limits, another region or other prompts.
    EYE,
    /// Another product lies under the lens.
    PRODUCT,
    /// The light, the focus, the colour or the place changed.
    PICTURE,
    /// The camera is not the one that the product was taught with.
    CAMERA
  }
}
