package org.tenshot.domain;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Something that people are told, kept so that each of them can read it in his own language: which
/// sentence it is and what stands in it, and the whole in English for logs and the terminal.
///
/// @param key of the sentence among the texts of the screens, after `told.`; empty for one that is
///   known in English alone
/// @param values stand in for `{0}`, `{1}` and so on; one that is a saying of its own is written as
///   {@link #written} says
/// @param english the whole
public record Saying(String key, List<String> values, String english) {

  /// Nothing to say.
  public static final Saying NOTHING = english("");

  private static final String NESTED = "@";
  private static final char BETWEEN = '|';
  private static final char AS_IT_IS = '\\';

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
  /// @param values texts, whole numbers, or sayings
  public static Saying of(String key, String pattern, @Nullable Object... values) {
    List<String> texts = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    for (Object value : values) {
      String text = String.valueOf(value);
      texts.add(text);
      kept.add(value instanceof Saying own && !own.key.isEmpty() ? own.written() : text);
    }
    String english = new MessageFormat(pattern, Locale.ROOT).format(texts.toArray());
    return new Saying(key, kept, english);
  }

  /// Key and values in one text: `@key|value|value`, with a `\` before a `|` or `\` of a value.
  public String written() {
    StringBuilder text = new StringBuilder(NESTED).append(key);
    for (String value : values) {
      text.append(BETWEEN);
      value
          .chars()
          .forEach(
              sign -> {
                if (sign == BETWEEN || sign == AS_IT_IS) {
                  text.append(AS_IT_IS);
                }
                text.append((char) sign);
              });
    }
    return text.toString();
  }

  /// The saying that was written as key and values.
  ///
  /// @param written as {@link #written} does
  /// @param english the whole
  public static Saying read(String written, String english) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = NESTED.length(); i < written.length(); i++) {
      char sign = written.charAt(i);
      if (sign == BETWEEN) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        boolean asItIs = sign == AS_IT_IS && i + 1 < written.length();
        part.append(asItIs ? written.charAt(++i) : sign);
      }
    }
    parts.add(part.toString());
    return new Saying(parts.getFirst(), parts.subList(1, parts.size()), english);
  }

  /// The whole in another language.
  ///
  /// @param patterns gives the sentence for a key, as {@link MessageFormat} takes it; null where
  ///   the language lacks it, and English stands in
  public String in(Locale locale, Function<String, @Nullable String> patterns) {
    String pattern = key.isEmpty() ? null : patterns.apply(key);
    return pattern == null
        ? english
        : new MessageFormat(pattern, locale)
            .format(values.stream().map(value -> inside(value, locale, patterns)).toArray());
  }

  private static String inside(
      String value, Locale locale, Function<String, @Nullable String> patterns) {
    return value.startsWith(NESTED) ? read(value, value).in(locale, patterns) : value;
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
