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
import org.tenshot.domain.Fault;
import org.tenshot.domain.Saying;

/// The texts of the screens, in every language.
class StringsTest {

  private static final Path HOME = Path.of(System.getProperty("tenshot.home"));
  private static final Path TEXTS = HOME.resolve("src/main/resources/org/tenshot/ui");
  private static final Pattern KEY = Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)*)\"");
  private static final Pattern ASKED =
      Pattern.compile("\\.text\\(\\s*\"([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)*)\"\\s*[,)]");
  private static final Pattern MADE = Pattern.compile("Saying\\s*\\.of\\(");
  private static final Pattern TOLD =
      Pattern.compile(
          "Saying\\s*\\.of\\(\\s*\"([a-z.-]+)\",\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*[,)]");

  /// Makes keys of pieces; its own test goes through all of them.
  private static final String PIECES = "SceneryWords.java";

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

  /// What people are told stands in the code in English, and in every language among the texts.
  @Test
  void theEnglishOfWhatIsToldIsThatOfTheCode() throws IOException {
    Map<String, String> texts = texts(Language.ENGLISH);
    told().forEach((key, english) -> assertThat(texts.get(key)).as(key).isEqualTo(english));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void whateverTheCodeTellsIsToldInEveryLanguage(Language language) throws IOException {
    Map<String, String> texts = texts(language);
    assertThat(texts.keySet()).containsAll(told().keySet());
    Set<String> unsaid = new TreeSet<>(texts.keySet());
    unsaid.removeAll(told().keySet());
    unsaid.removeIf(key -> !key.startsWith("told.") || key.startsWith("told.picture."));
    assertThat(unsaid).as("sentences that no code tells").isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = Language.class, names = "ENGLISH", mode = EnumSource.Mode.EXCLUDE)
  void noSentenceWasLeftInEnglish(Language language) throws IOException {
    Map<String, String> english = texts(Language.ENGLISH);
    texts(language).entrySet().stream()
        .filter(own -> own.getKey().startsWith("told."))
        .filter(own -> !own.getValue().replaceAll("[^a-zA-Z]", "").isEmpty())
        .forEach(
            own ->
                assertThat(own.getValue())
                    .as(own.getKey())
                    .isNotEqualTo(english.get(own.getKey())));
  }

  /// A value that is a sentence itself is told in the same language, however deep it lies; what is
  /// known in English alone stands behind the general sentence of its fault.
  @Test
  void aSentenceWithinASentenceIsToldInTheSameLanguage() {
    Strings german = new Strings(Language.GERMAN);
    Saying hangs = Saying.of("encoder.hangs", "The encoder {0} hangs: {1}", "a|b\\c", 5000);
    Saying again = Saying.of("encoder.again", "{0} It is being opened again.", hangs);
    Saying missing = Saying.of("log.missing", "{0} Inspections are missing by now.", again);

    assertThat(german.say(missing))
        .isEqualTo(
            "Der Encoder a|b\\c hängt: Ein Durchlauf dauert länger als 5000 ms. Er wird neu geöffnet."
                + " Inzwischen fehlen Prüfungen.");
    Fault fault = new Fault(Fault.Code.SOURCE_LOST, "Connection refused");
    assertThat(german.say(fault.saying()))
        .isEqualTo("Keine Bilder von der Quelle. Connection refused");
    assertThat(new Strings(Language.ENGLISH).say(fault.saying())).isEqualTo("Connection refused");
    assertThat(german.say(Saying.english("As it is."))).isEqualTo("As it is.");
  }

  /// Every key that code makes with its English.
  private static Map<String, String> told() throws IOException {
    Map<String, String> told = new TreeMap<>();
    for (Path file : sources("src/main/java/org/tenshot")) {
      String code = Files.readString(file);
      Matcher own = TOLD.matcher(code);
      int read = 0;
      while (own.find()) {
        told.put("told." + own.group(1), own.group(2).replace("\\\"", "\""));
        read++;
      }
      long made = MADE.matcher(code).results().count();
      if (!file.endsWith(PIECES)) {
        assertThat(read).as("%s: key and English as one literal each", file).isEqualTo((int) made);
      }
    }
    for (Fault.Code code : Fault.Code.values()) {
      told.put("told.fault." + code, "{0}");
    }
    assertThat(told).hasSizeGreaterThan(150);
    return told;
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
