package org.tenshot.ui.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// A time as a person types it: `2026-11-21`, `2026-11-21 14:30`, or `14:30` of today.
final class TypedTime {

  private TypedTime() {}

  /// @param now says which day it is
  /// @param zone of the clock on the wall
  /// @return null where nothing was typed
  /// @throws DateTimeParseException if it is no time
  static @Nullable Instant read(String typed, Instant now, ZoneId zone) {
    String text = typed.strip();
    if (text.isEmpty()) {
      return null;
    }
    String[] parts = text.split("[ T]+", 2);
    boolean clockAlone = parts.length == 1 && text.contains(":");
    LocalDate day = clockAlone ? LocalDate.ofInstant(now, zone) : LocalDate.parse(parts[0]);
    LocalTime clock =
        clockAlone || parts.length == 2
            ? LocalTime.parse(parts[parts.length - 1])
            : LocalTime.MIDNIGHT;
    return day.atTime(clock).atZone(zone).toInstant();
  }
}
