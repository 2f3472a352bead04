package org.tenshot.statistics;

import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;

/// A language of reports.
public enum ReportLanguage {
  /// English.
  EN(Locale.ENGLISH, "%s %%"),
  /// German.
  DE(Locale.GERMAN, "%s %%"),
  /// Chinese in simplified characters.
  ZH(Locale.SIMPLIFIED_CHINESE, "%s%%");

  private final Locale locale;
  private final String percent;

  ReportLanguage(Locale locale, String percent) {
    this.locale = locale;
    this.percent = percent;
  }

  /// The language of a reader; English for one that reports do not have.
  public static ReportLanguage of(Locale reader) {
    for (ReportLanguage own : values()) {
      if (own.locale.getLanguage().equals(reader.getLanguage())) {
        return own;
      }
    }
    return EN;
  }

  Locale locale() {
    return locale;
  }

  /// A number with this many digits after the point.
  String number(double value, int digits) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setRoundingMode(RoundingMode.HALF_UP);
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(value);
  }

  /// A share of 0..1 in per cent.
  String percent(double share, int digits) {
    return String.format(Locale.ROOT, percent, number(100 * share, digits));
  }
}
