package org.tenshot.profile;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tenshot.domain.ClassKind;
import org.tenshot.domain.TenshotException;

/// The prompt templates that come with Tenshot, by task: a profile that says `templates: defect`
/// takes them instead of writing its own.
///
/// A template of the library is used for a class where it has words for every placeholder, and left
/// out where it has not; so one library serves products with and without a known material.
public final class TemplateLibrary {

  /// The task that is meant where a profile names none.
  static final String DEFAULT = "defect";

  private static final String RESOURCE = "templates.yaml";

  private final Map<String, Task> tasks;

  private TemplateLibrary(Map<String, Task> tasks) {
    this.tasks = new TreeMap<>(tasks);
  }

  /// The templates of one task.
  ///
  /// @param templates for each kind of class
  /// @param words for placeholders that a profile gives no words for
  record Task(Map<ClassKind, List<Template>> templates, Map<String, List<String>> words) {

    /// The templates for this kind.
    List<Template> of(ClassKind kind) {
      return templates.getOrDefault(kind, List.of());
    }

    /// The templates for this kind that these words can fill.
    List<Template> fitting(ClassKind kind, Map<String, List<String>> known) {
      return of(kind).stream()
          .filter(template -> known.keySet().containsAll(template.placeholders()))
          .toList();
    }
  }

  /// The library that ships with the program.
  public static TemplateLibrary shipped() {
    try (InputStream in = TemplateLibrary.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the program: reinstall it");
      }
      return read(in.readAllBytes());
    } catch (IOException | TenshotException e) {
      throw new IllegalStateException(RESOURCE + " of the program is damaged: reinstall it", e);
    }
  }

  private static TemplateLibrary read(byte[] bytes) throws TenshotException {
    Problems problems = new Problems(RESOURCE);
    Map<String, Task> tasks = new HashMap<>();
    YamlText.decode(RESOURCE, bytes)
        .root(problems)
        .entries()
        .forEach((name, value) -> tasks.put(name, task(value)));
    problems.throwIfAny();
    return new TemplateLibrary(tasks);
  }

  private static Task task(YamlValue value) {
    Section section = new Section(value, List.of("words", "good", "defect", "void"));
    Map<ClassKind, List<Template>> templates = new EnumMap<>(ClassKind.class);
    for (ClassKind kind : ClassKind.values()) {
      section
          .require(kind.name().toLowerCase(Locale.ROOT), "a list of templates")
          .ifPresent(list -> templates.put(kind, PlacedTemplate.unplaced(list)));
    }
    return new Task(templates, section.get("words").map(WordsField::read).orElse(new HashMap<>()));
  }

  /// The names of the tasks in alphabetical order.
  public Set<String> tasks() {
    return Set.copyOf(tasks.keySet());
  }

  Optional<Task> task(String name) {
    return Optional.ofNullable(tasks.get(name));
  }

  String names() {
    return String.join(", ", tasks.keySet());
  }
}
