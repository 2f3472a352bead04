package org.tenshot.profile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The field `words`: placeholder to the words that stand in for it.
final class WordsField {

  private WordsField() {}

  /// The words that are right; the others are noted.
  static Map<String, List<String>> read(YamlValue value) {
    Map<String, List<String>> words = new HashMap<>();
    value.entries().forEach((name, list) -> words.put(name, words(name, list)));
    return words;
  }

  private static List<String> words(String name, YamlValue list) {
    if (new Template("{" + name + "}").flaw().isPresent()) {
      list.wrong("'" + name + "' is no placeholder: write letters, digits, - or _");
    }
    return list.listOrOne().stream().flatMap(item -> word(item).stream()).distinct().toList();
  }

  private static Optional<String> word(YamlValue item) {
    Optional<String> word = item.text();
    if (word.filter(text -> text.contains("{") || text.contains("}")).isPresent()) {
      item.wrong("a word holds no braces: placeholders stand in templates only");
      return Optional.empty();
    }
    return word;
  }
}
