package org.tenshot.profile;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A mapping whose field names are ours; any other name is noted as a mistake, together with the
/// name that was probably meant.
final class Section {

  private final YamlValue value;
  private final Map<String, YamlValue> fields;

  /// @param value should be a mapping
  /// @param known the names that it may hold
  Section(YamlValue value, List<String> known) {
    this.value = value;
    this.fields = value.entries();
    fields.forEach((name, field) -> refuseUnknown(name, field, known));
  }

  private static void refuseUnknown(String name, YamlValue field, List<String> known) {
    if (known.contains(name)) {
      return;
    }
    String mend =
        NearestName.to(name, known)
            .map(near -> "did you mean " + near + "?")
            .orElse("known here are " + String.join(", ", known) + ".");
    field.wrong("'" + name + "' is no field of a profile; " + mend);
  }

  Optional<YamlValue> get(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /// The field, or nothing after noting that it is missing.
  ///
  /// @param mend how to write it, such as `product: ball bearing`
  Optional<YamlValue> require(String name, String mend) {
    Optional<YamlValue> field = get(name);
    if (field.isEmpty() && value.isMapping()) {
      value.wrong("the field " + name + " is missing: write " + mend);
    }
    return field;
  }
}
