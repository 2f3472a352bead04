package org.tenshot.output;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Who guesses passwords has to wait: after a few wrong ones in a row from one address, for pauses
/// that double. During a pause the right one is refused as well, so that guessing on is no use.
final class WrongPasswords {

  /// Wrong ones without a pause: people mistype.
  static final int FREE = 5;

  static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final int REMEMBERED = 1_000;

  private final Map<String, Record> records =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Record> oldest) {
          return size() > REMEMBERED;
        }
      };

  private static final class Record {
    private final Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
    private int wrong;
  }

  /// True if somebody may try now.
  ///
  /// @param who an address
  /// @param nanos `System.nanoTime()`
  synchronized boolean mayTry(String who, long nanos) {
    Record record = records.get(who);
    return record == null || record.backoff.mayTry(nanos);
  }

  /// Notes how a try went.
  synchronized void tried(String who, boolean right, long nanos) {
    if (right) {
      records.remove(who);
      return;
    }
    Record record = records.computeIfAbsent(who, unknown -> new Record());
    if (++record.wrong >= FREE) {
      record.backoff.failed(nanos);
    }
  }
}
