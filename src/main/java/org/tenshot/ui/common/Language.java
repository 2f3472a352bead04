package org.tenshot.ui.common;

import java.util.Locale;

/// A language of the screens.
public enum Language {
  /// English; also what is shown where another language lacks a text.
  ENGLISH("English", Locale.ENGLISH, "Inter"),
  /// German.
  GERMAN("Deutsch", Locale.GERMAN, "Inter"),
  /// Chinese in simplified characters.
  CHINESE("中文", Locale.SIMPLIFIED_CHINESE, "Noto Sans CJK SC");

  private final String ownName;
  private final Locale locale;
  private final String fontFamily;

  Language(String ownName, Locale locale, String fontFamily) {
    this.ownName = ownName;
    this.locale = locale;
    this.fontFamily = fontFamily;
  }

  /// What its speakers call it, for choosing it on a screen that one cannot read.
  public String ownName() {
    return ownName;
  }

  /// How it writes numbers and times.
  public Locale locale() {
    return locale;
  }

  /// The family of the font that {@link Theme} brings along for it.
  public String fontFamily() {
    return fontFamily;
  }
}
