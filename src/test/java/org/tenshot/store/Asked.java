package org.tenshot.store;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.tenshot.domain.Inspection;
import org.tenshot.domain.PartId;
import org.tenshot.domain.Shifts;
import org.tenshot.domain.Verdict;

/// A question to the history and how a look at every row answers it.
record Asked(HistoryFilter filter, Predicate<Inspection> fits) {

  /// When the first part came.
  static final Instant FIRST = Instant.parse("2026-10-20T03:07:00Z");

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /// The clock goes back an hour on the sixth day; the second shift begins off the quarter.
  private static final Shifts SHIFTS = shifts("06:00,14:10,22:00");

  /// Questions of every kind.
  static List<Asked> questions() {
    HistoryFilter.Said any = HistoryFilter.Said.ANYTHING;
    HistoryFilter.Stretch days =
        new HistoryFilter.Stretch(FIRST.plusSeconds(100_000), FIRST.plusSeconds(500_000), null);
    HistoryFilter.Stretch late =
        new HistoryFilter.Stretch(
            FIRST, FIRST.plusSeconds(2_000_000), new HistoryFilter.OneShift(SHIFTS, 2));
    PartId nobody = PartId.UNKNOWN;
    HistoryFilter.Said rejects =
        new HistoryFilter.Said(Set.of(Verdict.Kind.REJECT), Set.of(), 0, 1, null, null, null);
    HistoryFilter.Said unsure =
        new HistoryFilter.Said(Set.of(), Set.of(), 0.42, 0.613, null, null, null);
    HistoryFilter.Said left =
        new HistoryFilter.Said(Set.of(), Set.of("good"), 0, 1, "bearing 608", Samples.HEAD, "left");
    Predicate<Inspection> inLate = own -> lateShift(own.origin().capturedAt());
    return List.of(
        new Asked(HistoryFilter.ALL, own -> true),
        new Asked(
            new HistoryFilter(days, nobody, any),
            own ->
                !own.origin().capturedAt().isBefore(days.from())
                    && own.origin().capturedAt().isBefore(days.to())),
        new Asked(new HistoryFilter(late, nobody, any), inLate),
        new Asked(
            new HistoryFilter(late, nobody, rejects),
            inLate.and(own -> own.verdict().kind() == Verdict.Kind.REJECT)),
        new Asked(
            new HistoryFilter(HistoryFilter.Stretch.ALWAYS, nobody, rejects),
            own -> own.verdict().kind() == Verdict.Kind.REJECT),
        new Asked(
            new HistoryFilter(HistoryFilter.Stretch.ALWAYS, nobody, unsure),
            own -> own.sureness() >= 0.42 && own.sureness() <= 0.613),
        new Asked(
            new HistoryFilter(HistoryFilter.Stretch.ALWAYS, nobody, left),
            own ->
                own.origin().source().equals("left") && own.verdict().className().equals("good")),
        new Asked(
            new HistoryFilter(late, new PartId(null, "L1", null), rejects),
            inLate.and(
                own ->
                    "L1".equals(own.origin().part().lot())
                        && own.verdict().kind() == Verdict.Kind.REJECT)),
        new Asked(
            new HistoryFilter(HistoryFilter.Stretch.ALWAYS, new PartId(null, null, "S5"), any),
            own -> "S5".equals(own.origin().part().serial())),
        new Asked(
            new HistoryFilter(HistoryFilter.Stretch.ALWAYS, new PartId("17", "L3", null), any),
            own ->
                "17".equals(own.origin().part().part()) && "L3".equals(own.origin().part().lot())));
  }

  private static boolean lateShift(Instant at) {
    int minute = at.atZone(BERLIN).getHour() * 60 + at.atZone(BERLIN).getMinute();
    return minute >= 14 * 60 + 10 && minute < 22 * 60 && at.isBefore(FIRST.plusSeconds(2_000_000));
  }

  private static Shifts shifts(String text) {
    try {
      return Shifts.parse(text, BERLIN);
    } catch (org.tenshot.domain.TenshotException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
