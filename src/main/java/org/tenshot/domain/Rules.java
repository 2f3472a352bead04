package org.tenshot.domain;

import java.util.List;
import java.util.Map;

/// What decides a verdict beside the encoder and the head: where these are edited, the same part
/// may get another verdict. What a person only reads, where pictures come from and where verdicts
/// go is not among them.
///
/// @param region what is looked at
/// @param view how it is shown to the encoder
/// @param templates of prompts
/// @param words of prompts, for all classes
/// @param classes with their kinds and prompts
/// @param limits the cuts in use: those of the head that was promoted, else those of the profile
public record Rules(
    Region region,
    View view,
    List<String> templates,
    Map<String, List<String>> words,
    List<ClassPrompts> classes,
    Limits limits) {

  /// Another one with each change of what is counted, so that nothing old is taken for equal.
  private static final long FORM = 1;

  public Rules {
    templates = List.copyOf(templates);
    words = Map.copyOf(words);
    classes = List.copyOf(classes);
  }

  /// Those of a profile that is judged with these limits.
  public static Rules of(Profile profile, Limits limits) {
    return new Rules(
        profile.region(),
        profile.view(),
        profile.templates(),
        profile.words(),
        profile.classes(),
        limits);
  }

  /// 64 hexadecimal digits that are equal where the rules are.
  public String fingerprint() {
    Fingerprint all = new Fingerprint().add(FORM);
    all.add(region.x()).add(region.y()).add(region.width()).add(region.height());
    all.add(region.unit().name()).add(view.text());
    all.add(limits.pass()).add(limits.reject()).add(limits.noPart());
    all.add(templates).add(words).add(classes.size());
    for (ClassPrompts own : classes) {
      all.add(own.productClass().name()).add(own.productClass().kind().name());
      all.add(own.words()).add(own.descriptions()).add(own.templates());
    }
    return all.digits();
  }
}
