package org.tenshot.fleet;

import java.time.Duration;
import java.util.function.Consumer;
import org.tenshot.domain.Pauses;

/// How long to wait after failures, and who is told of them: each new sentence once.
final class Patience {

  private final Pauses pauses;
  private final Consumer<String> tells;
  private String told = "";

  /// @param tells takes each new sentence, and an empty one when all is well again
  Patience(Duration first, Duration longest, Consumer<String> tells) {
    this.pauses = new Pauses(first, longest);
    this.tells = tells;
  }

  void well() {
    pauses.restart();
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
    return Duration.ofNanos(pauses.nextNanos());
  }
}
