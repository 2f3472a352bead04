package org.tenshot.domain;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Something that people are told, kept so that each of them can read it in his own language: which
/// sentence it is and what stands in it, and the whole in English for logs and the terminal.
///
/// @param key of the sentence among the texts of the screens, after `told.`; empty for one that is
///   known in English alone
/// @param values stand in for `{0}`, `{1}` and so on; one that is a saying of its own is written
///   `@key|value|value`
/// @param english the whole
public record Saying(String key, List<String> values, String english) {

  /// Nothing to say.
  public static final Saying NOTHING = english("");

  private static final String NESTED = "@";
  private static final String BETWEEN = "|";

  public Saying {
    values = List.copyOf(values);
  }

  /// A sentence that is known in English alone.
  public static Saying english(String sentence) {
    return new Saying("", List.of(), sentence);
  }

  /// A sentence that the screens know in every language.
  ///
  /// @param pattern its English, as {@link MessageFormat} takes it
  /// @param values texts, whole numbers, or sayings without sayings in them
  public static Saying of(String key, String pattern, Object... values) {
    String english = new MessageFormat(pattern, Locale.ROOT).format(texts(values));
    return new Saying(key, Stream.of(values).map(Saying::kept).toList(), english);
  }

  private static Object[] texts(Object... values) {
    return Stream.of(values).map(Object::toString).toArray();
  }

  private static String kept(Object value) {
    return value instanceof Saying(String key, List<String> own, String english) && !key.isEmpty()
        ? NESTED + String.join(BETWEEN, Stream.concat(Stream.of(key), own.stream()).toList())
        : value.toString();
  }

  /// The saying that a value is.
  ///
  /// @return of the key and the values alone; without a key where the value is a plain text
  public static Saying inside(String value) {
    if (!value.startsWith(NESTED)) {
      return english(value);
    }
    List<String> parts = List.of(value.substring(NESTED.length()).split("\\|", -1));
    return new Saying(parts.getFirst(), parts.subList(1, parts.size()), value);
  }

  /// True if there is nothing to say.
  public boolean isEmpty() {
    return english.isEmpty();
  }

  @Override
  public String toString() {
    return english;
  }
}
