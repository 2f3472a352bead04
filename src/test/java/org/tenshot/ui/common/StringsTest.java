package org.tenshot.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The texts of the screens, in every language.
class StringsTest {

  private static final Path HOME = Path.of(System.getProperty("tenshot.home"));
  private static final Path TEXTS = HOME.resolve("src/main/resources/org/tenshot/ui");
  private static final Pattern KEY = Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)*)\"");
  private static final Pattern ASKED =
      Pattern.compile("\\.text\\(\\s*\"([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)*)\"\\s*[,)]");
  private static final Pattern TOLD =
      Pattern.compile("Saying\\.of\\(\\s*\"([a-z.-]+)\",\\s*\"([^\"]+)\"");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d");

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyKeyExistsInEveryLanguageAndSaysSomething(Language language) throws IOException {
    Map<String, String> texts = texts(language);
    assertThat(texts.keySet()).isEqualTo(texts(Language.ENGLISH).keySet());
    assertThat(texts).allSatisfy((key, text) -> assertThat(text).as(key).isNotBlank());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyLanguageFillsInTheSameValues(Language language) throws IOException {
    Map<String, String> english = texts(Language.ENGLISH);
    texts(language)
        .forEach(
            (key, text) ->
                assertThat(placeholders(text))
                    .as(key)
                    .isEqualTo(placeholders(english.getOrDefault(key, ""))));
  }

  @Test
  void noCodeAsksForAMissingKey() throws IOException {
    assertThat(texts(Language.ENGLISH).keySet()).containsAll(found(ASKED));
    assertThat(found(ASKED)).hasSizeGreaterThan(20);
  }

  /// What a line is told of stands in the code in English and among the texts in every language.
  @Test
  void theEnglishOfWhatIsToldIsThatOfTheCode() throws IOException {
    Map<String, String> texts = texts(Language.ENGLISH);
    int seen = 0;
    for (Path file : sources("src/main/java/org/tenshot")) {
      Matcher told = TOLD.matcher(Files.readString(file));
      while (told.find()) {
        assertThat(texts.get("told." + told.group(1))).as(file.toString()).isEqualTo(told.group(2));
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(8);
  }

  @Test
  void everyKeyIsUsed() throws IOException {
    Set<String> named = found(KEY);
    Set<String> beginnings = found(Pattern.compile("\"([a-z][a-z.-]*\\.)\""));
    Set<String> unused =
        texts(Language.ENGLISH).keySet().stream()
            .filter(key -> !named.contains(key))
            .filter(key -> beginnings.stream().noneMatch(key::startsWith))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(unused).as("texts that no code asks for").isEmpty();
  }

  private static Set<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(found -> found.group())
        .collect(Collectors.toSet());
  }

  private static Map<String, String> texts(Language language) throws IOException {
    String ending = language == Language.ENGLISH ? "" : "_" + language.locale().getLanguage();
    Properties properties = new Properties();
    try (Reader reader =
        Files.newBufferedReader(TEXTS.resolve("strings" + ending + ".properties"))) {
      properties.load(reader);
    }
    Map<String, String> texts = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
    return texts;
  }

  private static Set<String> found(Pattern pattern) throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path file : sources("src/main/java/org/tenshot/ui")) {
      Matcher matcher = pattern.matcher(Files.readString(file));
      while (matcher.find()) {
        found.add(matcher.group(1));
      }
    }
    return found;
  }

  private static List<Path> sources(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(HOME.resolve(folder))) {
      return files.filter(each -> each.toString().endsWith(".java")).toList();
    }
  }
}
