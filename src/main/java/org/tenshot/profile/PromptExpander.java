package org.tenshot.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tenshot.domain.ClassPrompts;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;

/// Turns the templates and words of a profile into the texts of each class. The same profile always
/// gives the same texts in the same order.
public final class PromptExpander {

  /// The most texts that one class may have: embedding them takes seconds on a CPU, and their
  /// average hardly changes any more.
  public static final int MOST_TEXTS = 500;

  /// The texts of every class in the profile's order.
  ///
  /// A class's own templates take the place of the profile's, its own words that of the profile's
  /// words for the same placeholder; its descriptions are added as they are.
  ///
  /// @throws TenshotException if a placeholder has no words, or a class would have no text or more
  ///   than {@link #MOST_TEXTS}
  public List<ClassTexts> expand(Profile profile) throws TenshotException {
    List<ClassTexts> expanded = new ArrayList<>();
    for (ClassPrompts prompts : profile.classes()) {
      List<String> templates =
          prompts.templates().isEmpty() ? profile.templates() : prompts.templates();
      expanded.add(expand(profile, prompts, templates.stream().map(Template::new).toList()));
    }
    return expanded;
  }

  private ClassTexts expand(Profile profile, ClassPrompts prompts, List<Template> templates)
      throws TenshotException {
    String place = "profile " + profile.name() + ", classes." + prompts.productClass().name();
    Map<String, List<String>> words = new HashMap<>(profile.words());
    words.putAll(prompts.words());
    long count = count(templates, words) + prompts.descriptions().size();
    if (count > MOST_TEXTS) {
      throw new TenshotException(place + ": its templates and words " + tooMany(count) + ".");
    }
    Set<String> texts = new LinkedHashSet<>();
    for (Template template : templates) {
      refuseGaps(place, template, words);
      texts.addAll(template.fill(words));
    }
    texts.addAll(prompts.descriptions());
    if (texts.isEmpty()) {
      throw new TenshotException(place + ": no text describes it; write descriptions: [...].");
    }
    return new ClassTexts(prompts.productClass(), List.copyOf(texts));
  }

  private static void refuseGaps(String place, Template template, Map<String, List<String>> words)
      throws TenshotException {
    for (String name : template.placeholders()) {
      if (words.getOrDefault(name, List.of()).isEmpty()) {
        throw new TenshotException(place + ": " + noWords(template, name) + ".");
      }
    }
  }

  /// How many texts these templates make, before texts that are equal become one.
  static long count(List<Template> templates, Map<String, List<String>> words) {
    return templates.stream().mapToLong(template -> template.count(words)).sum();
  }

  static String tooMany(long count) {
    return "make " + count + " texts: take words away until at most " + MOST_TEXTS + " are left";
  }

  static String noWords(Template template, String placeholder) {
    return "the template '%s' has no words for {%s}: write words: {%s: [...]}"
        .formatted(template.text(), placeholder, placeholder);
  }
}
