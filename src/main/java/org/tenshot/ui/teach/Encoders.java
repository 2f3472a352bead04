package org.tenshot.ui.teach;

import java.util.List;

/// Which encoders there are.
///
/// @param names of those that are installed, and of pairs of them that look side by side
/// @param teaching the one that heads are learnt with now
/// @param line the one that the line looks with
/// @param chosen the one that somebody chose to learn with; another than `teaching` while its shots
///   are not all seen
public record Encoders(List<String> names, String teaching, String line, String chosen) {

  public Encoders {
    names = List.copyOf(names);
  }
}
