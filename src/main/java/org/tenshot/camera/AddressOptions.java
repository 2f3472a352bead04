package org.tenshot.camera;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tenshot.camera.aravis.GigeAddress;
import org.tenshot.domain.TenshotException;

/// The settings in the address of an industrial camera, such as `gige:GV01?exposure=5000`, for
/// somebody who turns a knob. What the address says otherwise stays, in its order.
///
/// @param base everything before the question mark
/// @param options as they stand behind it
public record AddressOptions(String base, Map<String, String> options) {

  public AddressOptions {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /// True if the address is one whose settings are known.
  public static boolean fits(String address) {
    return GigeAddress.matches(address);
  }

  /// @throws TenshotException if the camera would not understand the address
  public static AddressOptions parse(String address) throws TenshotException {
    GigeAddress.parse(address);
    int question = address.indexOf('?');
    Map<String, String> options = new LinkedHashMap<>();
    if (question >= 0) {
      for (String field : address.substring(question + 1).split("&", -1)) {
        int equals = field.indexOf('=');
        options.put(field.substring(0, equals), field.substring(equals + 1));
      }
    }
    return new AddressOptions(question < 0 ? address : address.substring(0, question), options);
  }

  /// The same with another value.
  ///
  /// @param value null to leave it as the camera has it
  public AddressOptions with(String option, @Nullable String value) {
    Map<String, String> changed = new LinkedHashMap<>(options);
    if (value == null) {
      changed.remove(option);
    } else {
      changed.put(option, value);
    }
    return new AddressOptions(base, changed);
  }

  /// The address.
  public String text() {
    return options.isEmpty()
        ? base
        : options.entrySet().stream()
            .map(own -> own.getKey() + "=" + own.getValue())
            .collect(Collectors.joining("&", base + "?", ""));
  }
}
