package org.tenshot.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// When the shifts of a plant begin, by the clock on its wall. A shift ends where the next begins
/// and belongs to the day on which it began.
///
/// @param starts rising, at least one
/// @param zone of the clock
public record Shifts(List<LocalTime> starts, ZoneId zone) {

  /// Three shifts of eight hours.
  public static final String USUAL = "06:00,14:00,22:00";

  /// One shift.
  ///
  /// @param day on which it began
  /// @param number counts the shifts of a day from 1
  /// @param from its first instant
  /// @param to the first instant after it
  public record Shift(LocalDate day, int number, Instant from, Instant to) {}

  public Shifts {
    starts = List.copyOf(starts);
    for (int i = 1; i < starts.size(); i++) {
      if (!starts.get(i).isAfter(starts.get(i - 1))) {
        throw new IllegalArgumentException("shifts must begin one after the other: " + starts);
      }
    }
    if (starts.isEmpty()) {
      throw new IllegalArgumentException("a day without shifts");
    }
  }

  /// Shifts from a text such as `06:00,14:00,22:00`.
  public static Shifts parse(String text, ZoneId zone) throws TenshotException {
    try {
      return new Shifts(
          Arrays.stream(text.split(",")).map(own -> LocalTime.parse(own.strip())).toList(), zone);
    } catch (DateTimeParseException | IllegalArgumentException wrong) {
      throw new TenshotException(
          "The shifts \"" + text + "\" must be rising times such as " + USUAL + ".", wrong);
    }
  }

  /// The shifts that have an instant in common with a stretch of time, oldest first.
  ///
  /// @param to not part of the stretch
  public List<Shift> between(Instant from, Instant to) {
    List<Shift> found = new ArrayList<>();
    LocalDate last = LocalDate.ofInstant(to, zone);
    for (LocalDate day = LocalDate.ofInstant(from, zone).minusDays(1);
        !day.isAfter(last);
        day = day.plusDays(1)) {
      for (int i = 0; i < starts.size(); i++) {
        Shift shift = new Shift(day, i + 1, begin(day, i), begin(day, i + 1));
        if (shift.from().isBefore(to) && shift.to().isAfter(from)) {
          found.add(shift);
        }
      }
    }
    return found;
  }

  private Instant begin(LocalDate day, int number) {
    return number < starts.size()
        ? day.atTime(starts.get(number)).atZone(zone).toInstant()
        : begin(day.plusDays(1), 0);
  }
}
