package org.tenshot.domain;

import java.util.List;
import java.util.Map;

/// One class of a profile with the texts that describe it.
///
/// @param productClass name and kind
/// @param words placeholder -> words that stand in for it in the templates, such as `defect ->
///   [rusty, corroded]`
/// @param descriptions whole sentences that are used as they are
/// @param templates templates of this class alone; empty for those of the profile
public record ClassPrompts(
    ProductClass productClass,
    Map<String, List<String>> words,
    List<String> descriptions,
    List<String> templates) {

  public ClassPrompts {
    words = Map.copyOf(words);
    descriptions = List.copyOf(descriptions);
    templates = List.copyOf(templates);
  }
}
