package org.tenshot.fleet;

import java.time.Duration;
import java.util.function.Consumer;

/// How long to wait after failures, each in a row twice as long, and who is told of them: each new
/// sentence once.
final class Patience {

  private final Duration first;
  private final Duration longest;
  private final Consumer<String> tells;
  private Duration next;
  private String told = "";

  /// @param tells takes each new sentence, and an empty one when all is well again
  Patience(Duration first, Duration longest, Consumer<String> tells) {
    this.first = first;
    this.longest = longest;
    this.tells = tells;
    this.next = first;
  }

  void well() {
    next = first;
    if (!told.isEmpty()) {
      told = "";
      tells.accept("");
    }
  }

  /// @return how long to wait
  Duration failed(String sentence) {
    if (!told.equals(sentence)) {
      told = sentence;
      tells.accept(sentence);
    }
    Duration pause = next;
    next = pause.multipliedBy(2).compareTo(longest) < 0 ? pause.multipliedBy(2) : longest;
    return pause;
  }
}
