package org.tenshot.statistics;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Proportion;
import org.tenshot.domain.Saying;

/// The words of a report in one language, with the times of one clock. They stand in
/// `report*.properties`; the sentences that the station said to people stand among the texts of the
/// screens, under `told.`.
final class ReportWords {

  private static final String TOLD = "told.";

  // Without this, Java would try the language of the machine before English.
  private static final ResourceBundle.Control EXACT =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final ReportLanguage language;
  private final ZoneId zone;
  private final ResourceBundle texts;
  private final ResourceBundle told;

  /// @param zone of the clock on the wall
  ReportWords(ReportLanguage language, ZoneId zone) {
    this.language = language;
    this.zone = zone;
    this.texts = bundle("org.tenshot.statistics.report");
    this.told = bundle("org.tenshot.ui.strings");
  }

  private ResourceBundle bundle(String name) {
    Locale locale = Locale.forLanguageTag(language.locale().getLanguage());
    return ResourceBundle.getBundle(
        name, language == ReportLanguage.EN ? Locale.ROOT : locale, EXACT);
  }

  ReportLanguage language() {
    return language;
  }

  /// The text under a key.
  ///
  /// @param values stand in for `{0}`, `{1}` and so on
  String text(String key, Object... values) {
    return new MessageFormat(texts.getString(key), language.locale()).format(values);
  }

  /// What people were told, in English where this language lacks it.
  String say(Saying saying) {
    return saying.in(language.locale(), this::told);
  }

  private @Nullable String told(String key) {
    return told.containsKey(TOLD + key) ? told.getString(TOLD + key) : null;
  }

  /// What was done, by the name in the audit log; the name itself where a damaged row has another.
  String what(String name) {
    String key = "what." + name;
    return texts.containsKey(key) ? text(key) : name;
  }

  String count(long number) {
    return language.number(number, 0);
  }

  String percent(double share, int digits) {
    return language.percent(share, digits);
  }

  /// A share with its interval.
  String share(Proportion share) {
    return share.isUnknown()
        ? text("unknown")
        : text(
            "share",
            count(share.count()),
            count(share.total()),
            percent(share.value(), 1),
            percent(share.lower(), 1),
            percent(share.upper(), 1));
  }

  String day(LocalDate day) {
    return form("form.day").format(day);
  }

  /// The hour in which an instant lies.
  String hour(Instant at) {
    return form("form.hour").format(at.atZone(zone).truncatedTo(ChronoUnit.HOURS));
  }

  String moment(Instant at) {
    return form("form.moment").format(at);
  }

  private DateTimeFormatter form(String key) {
    return DateTimeFormatter.ofPattern(texts.getString(key), language.locale()).withZone(zone);
  }
}
