package org.tenshot.ui.lines;

import org.tenshot.ui.line.LineViewModel;

/// A line as the overview knows it.
///
/// @param name as the station calls it, different for each; empty for one that was alone at first
/// @param line what is seen of it
public record ShownLine(String name, LineViewModel line) {

  /// The name for people; that of its profile where nobody gave it one, which may be empty.
  String title() {
    var facts = line.viewProperty().get().facts();
    return name.isEmpty() && facts != null ? facts.profile() : name;
  }
}
