package org.tenshot.cluster;

import java.util.List;
import java.util.Locale;

/// Defects that many surfaces have, with the words that an encoder knows them by. A screen has a
/// name of its own for each, in every language.
public enum CommonDefect {
  SCRATCH("a scratch"),
  DENT("a dent"),
  CRACK("a crack"),
  PIT("pits"),
  HOLE("a hole"),
  CHIP("a chipped edge"),
  BREAK("a piece broken off"),
  BURR("a burr"),
  RUST("rust"),
  OIL_STAIN("an oil stain"),
  STAIN("a stain"),
  DIRT("dirt"),
  DISCOLOURATION("discolouration"),
  MISSING_PART("a missing part"),
  BENT("a bent part"),
  WEAR("a worn area"),
  UNEVEN("an uneven surface"),
  INCLUSION("an inclusion"),
  BUBBLE("a bubble");

  private final String words;

  CommonDefect(String words) {
    this.words = words;
  }

  /// What a person calls it, in English: `oil stain`.
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// What the encoder is asked for.
  List<String> texts() {
    return List.of(
        words,
        "a photo of " + words,
        "a close-up photo of " + words + " on a surface",
        "a part with " + words);
  }
}
