package org.tenshot.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenshot.domain.Change;
import org.tenshot.domain.Fault;
import org.tenshot.domain.Proportion;
import org.tenshot.domain.Verdict;
import org.tenshot.paper.Ink;
import org.tenshot.paper.PdfFile;

/// The texts of reports, in every language.
class ReportWordsTest {

  private static final Path HOME = Path.of(System.getProperty("tenshot.home"));
  private static final Path TEXTS = HOME.resolve("src/main/resources/org/tenshot");
  private static final Path CODE = HOME.resolve("src/main/java/org/tenshot/statistics");
  private static final Pattern ASKED = Pattern.compile("words\\.text\\(\\s*\"([a-z.-]+)\"\\s*[,)]");
  private static final Pattern NAMED = Pattern.compile("named\\(\"([a-z.]+)\"");
  private static final Pattern OWN = Pattern.compile("(?:text|form)\\(\\s*\"([a-z.]+)\"");
  private static final Pattern CHART = Pattern.compile("words\\.of\\(\"([a-z-]+)\"\\)");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d\\}");

  @ParameterizedTest
  @EnumSource(ReportLanguage.class)
  void everyLanguageHasEveryTextWithTheSameValues(ReportLanguage language) throws IOException {
    Map<String, String> english = texts("statistics/report", ReportLanguage.EN);
    Map<String, String> texts = texts("statistics/report", language);
    assertThat(texts.keySet()).isEqualTo(english.keySet());
    texts.forEach(
        (key, text) -> {
          assertThat(text).as(key).isNotBlank();
          assertThat(placeholders(text))
              .as(key)
              .isEqualTo(placeholders(english.getOrDefault(key, "")));
        });
  }

  @Test
  void everyTextThatIsAskedForIsThereAndNoOther() throws IOException {
    assertThat(texts("statistics/report", ReportLanguage.EN).keySet()).isEqualTo(asked());
  }

  private static Set<String> asked() throws IOException {
    Set<String> asked = new TreeSet<>();
    for (String file : List.of("ShiftPage", "HtmlSheet", "PdfSheet")) {
      asked.addAll(found(ASKED, file));
    }
    asked.addAll(found(NAMED, "ShiftPage"));
    asked.addAll(found(OWN, "ReportWords"));
    Stream.of(Verdict.Kind.values()).forEach(own -> asked.add("verdict." + own));
    Stream.of(Change.Kind.values()).forEach(own -> asked.add("what." + own));
    RunRule.Family.WESTERN_ELECTRIC.rules().forEach(own -> asked.add("rule." + own));
    String charts = Files.readString(CODE.resolve("Charts.java"));
    String drawn =
        charts.substring(charts.indexOf("public Chart p("), charts.indexOf("public Chart yield("));
    CHART.matcher(drawn).results().forEach(own -> asked.add("chart." + own.group(1)));
    return asked;
  }

  /// Whoever reads a report finds the words of the screen in it.
  @ParameterizedTest
  @EnumSource(ReportLanguage.class)
  void whatTheScreenNamesTooIsCalledTheSame(ReportLanguage language) throws IOException {
    Map<String, String> screen = texts("ui/strings", language);
    Map<String, String> report = texts("statistics/report", language);
    int same = 0;
    for (Map.Entry<String, String> own : report.entrySet()) {
      String key = own.getKey();
      String there =
          key.startsWith("verdict.")
              ? key.toLowerCase(Locale.ROOT).replace('_', '-')
              : "history." + key;
      if (key.matches("(verdict|chart|rule)\\..*")) {
        assertThat(own.getValue()).as(key).isEqualTo(screen.get(there));
        same++;
      }
    }
    assertThat(same).isGreaterThanOrEqualTo(15);
  }

  /// The program brings the letters along: no sign of any text may stand as its code.
  @ParameterizedTest
  @EnumSource(ReportLanguage.class)
  void thePaperHasLettersForEveryText(ReportLanguage language) throws IOException {
    List<String> all = new ArrayList<>(texts("statistics/report", language).values());
    texts("ui/strings", language).entrySet().stream()
        .filter(own -> own.getKey().startsWith("told."))
        .forEach(own -> all.add(own.getValue()));
    PdfFile file = new PdfFile(new ByteArrayOutputStream(), "letters", 100, 100);
    for (boolean bold : new boolean[] {false, true}) {
      all.forEach(text -> file.letters().width(text, new Ink(9, bold, "#000000")));
    }
    assertThat(file.letters().missing()).isEmpty();
  }

  @Test
  void numbersAndTimesAreWrittenAsTheLanguageDoes() {
    Instant at = Instant.parse("2026-11-20T06:05:09Z");
    Proportion share = new Proportion(1190, 1200);
    ReportWords german = words(ReportLanguage.DE);
    assertThat(german.moment(at)).isEqualTo("20.11.2026 06:05:09");
    assertThat(german.day(LocalDate.of(2026, 11, 20))).isEqualTo("20.11.2026");
    assertThat(german.share(share)).isEqualTo("1.190 von 1.200 = 99,2 % (95 %: 98,5 % bis 99,6 %)");
    assertThat(german.share(new Proportion(0, 0))).isEqualTo(german.text("unknown"));
    ReportWords chinese = words(ReportLanguage.ZH);
    assertThat(chinese.moment(at)).isEqualTo("2026年11月20日 06:05:09");
    assertThat(chinese.share(share)).isEqualTo("1,200 件中 1,190 件 = 99.2%（95%：98.5% 至 99.6%）");
    ReportWords english = words(ReportLanguage.EN);
    assertThat(english.hour(at)).isEqualTo("2026-11-20 06:00");
    assertThat(english.share(share)).isEqualTo("1,190 of 1,200 = 99.2 % (95 %: 98.5 % to 99.6 %)");
    assertThat(ReportLanguage.of(Locale.CHINA)).isEqualTo(ReportLanguage.ZH);
    assertThat(ReportLanguage.of(Locale.FRENCH)).isEqualTo(ReportLanguage.EN);
  }

  @Test
  void whatTheStationSaidIsToldInTheReportsLanguage() {
    Fault fault = new Fault(Fault.Code.SOURCE_LOST, "Connection refused");
    assertThat(words(ReportLanguage.DE).say(fault.saying()))
        .isEqualTo("Keine Bilder von der Quelle. Connection refused");
    assertThat(words(ReportLanguage.ZH).what("LINE_STARTED")).isEqualTo("启动产线");
    assertThat(words(ReportLanguage.ZH).what("DAMAGED_ROW")).isEqualTo("DAMAGED_ROW");
  }

  private static ReportWords words(ReportLanguage language) {
    return new ReportWords(language, ZoneOffset.UTC);
  }

  private static Set<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> found(Pattern pattern, String file) throws IOException {
    return pattern
        .matcher(Files.readString(CODE.resolve(file + ".java")))
        .results()
        .map(own -> own.group(1))
        .collect(Collectors.toSet());
  }

  private static Map<String, String> texts(String name, ReportLanguage language)
      throws IOException {
    String ending =
        language == ReportLanguage.EN ? "" : "_" + language.name().toLowerCase(Locale.ROOT);
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(TEXTS.resolve(name + ending + ".properties"))) {
      properties.load(reader);
    }
    Map<String, String> texts = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
    return texts;
  }
}
