package org.tenshot.ui.common;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Saying;

/// Every text of the screens, in the language of the person in front of them. The texts stand in
/// `org/tenshot/ui/strings*.properties`; English stands in where a language lacks one.
public final class Strings {

  private static final String BUNDLE = "org.tenshot.ui.strings";

  /// What the keys of {@link Saying} begin with.
  private static final String TOLD = "told.";

  // Without this, Java would try the language of the machine before English.
  private static final ResourceBundle.Control EXACT =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final ObjectProperty<Language> language = new SimpleObjectProperty<>();
  private ResourceBundle texts;

  /// @param language to begin with
  public Strings(Language language) {
    this.texts = bundle(language);
    this.language.set(language);
  }

  /// The language, changed with {@link #use}; screens redraw themselves when it changes.
  public ObjectProperty<Language> languageProperty() {
    return language;
  }

  /// The language now.
  public Language language() {
    return language.get();
  }

  /// Changes the language of every screen that shares these strings. On the drawing thread.
  public void use(Language chosen) {
    texts = bundle(chosen);
    language.set(chosen);
  }

  /// The text under a key.
  ///
  /// @param values stand in for `{0}`, `{1}` and so on, as {@link MessageFormat} writes them
  public String text(String key, Object... values) {
    return new MessageFormat(texts.getString(key), locale()).format(values);
  }

  /// What people are told, in this language; in English where it is known in no other.
  public String say(Saying saying) {
    return saying.in(locale(), this::told);
  }

  private @Nullable String told(String key) {
    return texts.containsKey(TOLD + key) ? texts.getString(TOLD + key) : null;
  }

  /// A whole number as this language writes it.
  public String number(long value) {
    return NumberFormat.getIntegerInstance(locale()).format(value);
  }

  /// A time as this language writes it, by the clock here.
  public String moment(Instant at) {
    return written(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM), at);
  }

  /// The time of its day, by the clock here.
  public String clock(Instant at) {
    return written(DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM), at);
  }

  /// The day of a time, by the clock here.
  public String day(Instant at) {
    return written(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM), at);
  }

  private String written(DateTimeFormatter form, Instant at) {
    return form.withLocale(locale()).withZone(ZoneId.systemDefault()).format(at);
  }

  /// A number with this many digits after the point, or a dash where it is no number.
  public String number(double value, int digits) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    NumberFormat format = NumberFormat.getNumberInstance(locale());
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(value);
  }

  /// A share of 0..1 in per cent, rounded down so that 100 % means all, or a dash where it is no
  /// number.
  public String percent(double share, int digits) {
    double scale = Math.pow(10, digits);
    return Double.isFinite(share)
        ? text("percent", number(Math.floor(share * 100 * scale + 1e-6) / scale, digits))
        : "–";
  }

  private Locale locale() {
    return language().locale();
  }

  private static ResourceBundle bundle(Language language) {
    Locale locale = Locale.forLanguageTag(language.locale().getLanguage());
    return ResourceBundle.getBundle(
        BUNDLE, language == Language.ENGLISH ? Locale.ROOT : locale, EXACT);
  }
}
