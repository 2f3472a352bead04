package org.tenshot.profile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A prompt text with placeholders in braces, such as `a photo of a {defect} {product}`. Any name
/// of letters, digits, `-` and `_` is a placeholder; one that stands twice gets the same word
/// twice. An "a" before a placeholder becomes "an" where the word wants it, because encoders
/// learned from proper English.
///
/// @param text as the profile writes it
record Template(String text) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([\\p{L}\\p{N}_-]+)}");

  /// How a word starts that wants "an" before it. Spelling decides, apart from the commonest words
  /// that are spelled with a vowel and spoken without ("a used part").
  private static final Pattern VOWEL_SOUND =
      Pattern.compile("^(?!uni|use|usu|eu|one\\b)[aeiou]", Pattern.CASE_INSENSITIVE);

  /// What is wrong with the braces, if anything.
  Optional<String> flaw() {
    String rest = PLACEHOLDER.matcher(text).replaceAll("");
    return rest.contains("{") || rest.contains("}")
        ? Optional.of(
            "the braces in '"
                + text
                + "' hold no placeholder: write {name} with letters, digits, - or _")
        : Optional.empty();
  }

  /// The names of its placeholders, each once, in the order of the text.
  Set<String> placeholders() {
    Set<String> names = new LinkedHashSet<>();
    PLACEHOLDER.matcher(text).results().forEach(match -> names.add(match.group(1)));
    return names;
  }

  /// How many texts it makes with these words.
  long count(Map<String, List<String>> words) {
    long count = 1;
    for (String name : placeholders()) {
      // Saturates far above every bound that is asked for.
      count = Math.min(count * words.getOrDefault(name, List.of()).size(), Integer.MAX_VALUE);
    }
    return count;
  }

  /// Every combination of words; the last placeholder turns fastest.
  List<String> fill(Map<String, List<String>> words) {
    List<String> texts = List.of(text);
    for (String name : placeholders()) {
      List<String> filled = new ArrayList<>();
      for (String begun : texts) {
        for (String word : words.getOrDefault(name, List.of())) {
          filled.add(fill(begun, name, word));
        }
      }
      texts = filled;
    }
    return texts;
  }

  private static String fill(String text, String name, String word) {
    String agreeing =
        VOWEL_SOUND.matcher(word).find()
            ? text.replaceAll("\\b([Aa]) (?=\\{" + Pattern.quote(name) + "})", "$1n ")
            : text;
    return agreeing.replace("{" + name + "}", word);
  }
}
