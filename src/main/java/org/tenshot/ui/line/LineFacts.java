package org.tenshot.ui.line;

import java.util.List;
import org.tenshot.domain.Device;
import org.tenshot.domain.ProductClass;
import org.tenshot.domain.TriggerRule;

/// What does not change while a line is open.
///
/// @param profile the profile's name
/// @param product what is inspected, for people
/// @param classes of the product, in its order
/// @param source the source as it was asked for, without passwords
/// @param device where the encoder runs and why there
/// @param trigger who triggers
public record LineFacts(
    String profile,
    String product,
    List<ProductClass> classes,
    String source,
    Device device,
    TriggerRule.By trigger) {

  public LineFacts {
    classes = List.copyOf(classes);
  }

  /// Facts of a line that nobody triggers.
  public LineFacts(
      String profile, String product, List<ProductClass> classes, String source, Device device) {
    this(profile, product, classes, source, device, TriggerRule.By.NOBODY);
  }
}
