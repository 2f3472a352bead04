package org.tenshot.supply;

import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Who is told how a fetch goes.
///
/// @param bytes is told how many bytes of the whole pack are there
/// @param said is told in words: a file that is there, a try that failed
public record FetchNews(LongConsumer bytes, Consumer<String> said) {

  /// Nobody listens.
  public static final FetchNews NONE = new FetchNews(bytes -> {}, sentence -> {});

  void arrived(long total) {
    bytes.accept(total);
  }

  void say(String sentence) {
    said.accept(sentence);
  }
}
