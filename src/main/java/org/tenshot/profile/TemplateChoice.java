package org.tenshot.profile;

import java.util.List;
import java.util.Optional;

/// What the field `templates` says: a list of its own, or the name of a task of the library.
sealed interface TemplateChoice {

  /// Templates that stand in the profile.
  record Own(List<PlacedTemplate> templates) implements TemplateChoice {}

  /// Those of a task of the library.
  record Task(String name, TemplateLibrary.Task task) implements TemplateChoice {}

  /// Nothing where the field is wrong, which is noted.
  static Optional<TemplateChoice> read(YamlValue value, TemplateLibrary library) {
    if (value.isList()) {
      List<PlacedTemplate> own = PlacedTemplate.list(value);
      return own.isEmpty() ? Optional.empty() : Optional.of(new Own(own));
    }
    Optional<String> name = value.text();
    Optional<TemplateChoice> task =
        name.flatMap(library::task).map(found -> new Task(name.orElseThrow(), found));
    if (name.isPresent() && task.isEmpty()) {
      value.wrong(
          "'%s' is no task of the library: write %s, or a list of templates"
              .formatted(name.get(), library.names()));
    }
    return task;
  }
}
