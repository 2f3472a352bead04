package org.tenshot.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tenshot.domain.ClassPrompts;

/// Brings templates, words and classes of one profile together, and checks while lines and fields
/// are still known that every class gets texts, and texts of its own.
final class PromptsOfProfile {

  private final TemplateChoice choice;
  private final Map<String, List<String>> words;
  private final Map<Set<String>, String> classOfTexts = new HashMap<>();

  /// @param choice the profile's templates
  /// @param words the profile's words; those of the library fill the gaps
  PromptsOfProfile(TemplateChoice choice, Map<String, List<String>> words) {
    this.choice = choice;
    this.words = new LinkedHashMap<>(words);
    if (choice instanceof TemplateChoice.Task task) {
      task.task().words().forEach(this.words::putIfAbsent);
    }
  }

  /// The profile's words with those of the library.
  Map<String, List<String>> words() {
    return words;
  }

  /// The profile's own templates; none where it takes the library's, which differ by kind and stand
  /// with each class.
  List<String> templates() {
    return switch (choice) {
      case TemplateChoice.Own own ->
          texts(own.templates().stream().map(PlacedTemplate::template).toList());
      case TemplateChoice.Task task -> List.of();
    };
  }

  /// The class with the templates that it uses; what is wrong with them is noted.
  ClassPrompts complete(ReadClass read) {
    Map<String, List<String>> own = new LinkedHashMap<>(read.words());
    TemplateChoice used = read.templates().orElse(choice);
    if (used instanceof TemplateChoice.Task task) {
      task.task().words().forEach((name, list) -> fillGap(own, name, list));
    }
    Map<String, List<String>> known = new HashMap<>(words);
    known.putAll(own);
    List<Template> templates = templates(read, used, known);
    check(read, templates, known);
    boolean asTheProfile = read.templates().isEmpty() && choice instanceof TemplateChoice.Own;
    return new ClassPrompts(
        read.productClass(), own, read.descriptions(), asTheProfile ? List.of() : texts(templates));
  }

  private void fillGap(Map<String, List<String>> own, String name, List<String> list) {
    if (!words.containsKey(name)) {
      own.putIfAbsent(name, list);
    }
  }

  private List<Template> templates(
      ReadClass read, TemplateChoice used, Map<String, List<String>> known) {
    return switch (used) {
      case TemplateChoice.Task task -> fromLibrary(read, task, known);
      case TemplateChoice.Own own -> {
        List<Template> templates = new ArrayList<>();
        for (PlacedTemplate placed : own.templates()) {
          refuseGaps(read, placed, known);
          templates.add(placed.template());
        }
        yield templates;
      }
    };
  }

  private static List<Template> fromLibrary(
      ReadClass read, TemplateChoice.Task task, Map<String, List<String>> known) {
    List<Template> fitting = task.task().fitting(read.productClass().kind(), known);
    // A class that asks for the library and gets nothing of it is wrong, descriptions or not.
    boolean needed = read.descriptions().isEmpty() || read.templates().isPresent();
    if (fitting.isEmpty() && needed) {
      List<Template> templates = task.task().of(read.productClass().kind());
      read.place()
          .wrong(
              "the templates of '%s' need words that this class lacks: write words: {%s: [...]}"
                  .formatted(
                      task.name(), String.join(": [...]} or words: {", gaps(templates, known))));
    }
    return fitting;
  }

  /// The placeholders that are the only ones to lack words in some template: filling one of them is
  /// enough.
  private static Set<String> gaps(List<Template> templates, Map<String, List<String>> known) {
    Set<String> gaps = new LinkedHashSet<>();
    for (Template template : templates) {
      Set<String> missing = new LinkedHashSet<>(template.placeholders());
      missing.removeAll(known.keySet());
      if (missing.size() == 1) {
        gaps.addAll(missing);
      }
    }
    return gaps;
  }

  /// The class is blamed for a template of the profile, the template for one of the class's own.
  private static void refuseGaps(
      ReadClass read, PlacedTemplate placed, Map<String, List<String>> known) {
    YamlValue blamed = read.templates().isPresent() ? placed.place() : read.place();
    for (String name : placed.template().placeholders()) {
      if (!known.containsKey(name)) {
        blamed.wrong(PromptExpander.noWords(placed.template(), name));
      }
    }
  }

  private void check(ReadClass read, List<Template> templates, Map<String, List<String>> known) {
    long count = PromptExpander.count(templates, known) + read.descriptions().size();
    if (count > PromptExpander.MOST_TEXTS) {
      read.place().wrong("its templates and words " + PromptExpander.tooMany(count));
      return;
    }
    Set<String> texts = new LinkedHashSet<>(read.descriptions());
    templates.forEach(template -> texts.addAll(template.fill(known)));
    String twin = classOfTexts.putIfAbsent(texts, read.productClass().name());
    if (twin != null && !texts.isEmpty()) {
      read.place()
          .wrong(
              "its texts are those of '%s', so no picture could tell the two apart: give it words of its own"
                  .formatted(twin));
    }
  }

  private static List<String> texts(List<Template> templates) {
    return templates.stream().map(Template::text).toList();
  }
}
