package org.tenshot.profile;

import java.util.ArrayList;
import java.util.List;

/// A template and the place in the file where it stands.
record PlacedTemplate(Template template, YamlValue place) {

  /// The templates of a list; those with wrong braces are noted and left out.
  static List<PlacedTemplate> list(YamlValue list) {
    List<PlacedTemplate> templates = new ArrayList<>();
    for (YamlValue item : list.list()) {
      item.text()
          .map(Template::new)
          .ifPresent(
              template ->
                  template
                      .flaw()
                      .ifPresentOrElse(
                          item::wrong, () -> templates.add(new PlacedTemplate(template, item))));
    }
    return templates;
  }

  /// The templates of a list without their places.
  static List<Template> unplaced(YamlValue list) {
    return list(list).stream().map(PlacedTemplate::template).toList();
  }
}
