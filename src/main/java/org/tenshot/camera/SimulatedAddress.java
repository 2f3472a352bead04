package org.tenshot.camera;

import org.tenshot.domain.TenshotException;

/// An address of the simulated line, such as `sim:?seed=7&count=500&rate=4`.
///
/// @param seed the same seed gives the same parts
/// @param count parts until the end; {@link Long#MAX_VALUE} for no end
/// @param rate parts per second; 0 where the address leaves it open
/// @param light that the parts are seen in
record SimulatedAddress(long seed, long count, double rate, SimulatedLight light) {

  private static final long USUAL_SEED = 1;

  static boolean matches(String address) {
    return address.equals("sim") || address.startsWith("sim:");
  }

  /// @throws TenshotException if a part of the address is unknown or no number
  static SimulatedAddress parse(String address) throws TenshotException {
    String rest = address.length() > 4 ? address.substring(4) : "";
    if (!rest.isEmpty() && !rest.startsWith("?")) {
      throw wrong(address, "\"" + rest + "\" is not understood");
    }
    SimulatedAddress result =
        new SimulatedAddress(USUAL_SEED, Long.MAX_VALUE, 0, SimulatedLight.USUAL);
    for (String field : rest.isEmpty() ? new String[0] : rest.substring(1).split("&")) {
      result = result.with(field, address);
    }
    return result;
  }

  private SimulatedAddress with(String field, String address) throws TenshotException {
    int equals = field.indexOf('=');
    String key = equals < 0 ? field : field.substring(0, equals);
    String value = field.substring(equals + 1);
    try {
      return switch (key) {
        case "seed" -> new SimulatedAddress(Long.parseLong(value), count, rate, light);
        case "count" -> new SimulatedAddress(seed, positive(Long.parseLong(value)), rate, light);
        case "rate" ->
            new SimulatedAddress(seed, count, positive(Double.parseDouble(value)), light);
        default -> with(light(key, value, address));
      };
    } catch (NumberFormatException noNumber) {
      throw wrong(address, key + " is \"" + value + "\", which is no number that can be used");
    }
  }

  private SimulatedAddress with(SimulatedLight other) {
    return new SimulatedAddress(seed, count, rate, other);
  }

  private SimulatedLight light(String key, String value, String address) throws TenshotException {
    double brightness = light.brightness();
    double cast = light.cast();
    double exposure = light.exposure();
    return switch (key) {
      case "brightness" -> new SimulatedLight(within(value, 0.05, 4), cast, exposure, after());
      case "cast" -> new SimulatedLight(brightness, within(value, -1, 1), exposure, after());
      case "exposure" -> new SimulatedLight(brightness, cast, within(value, -4, 4), after());
      case "after" -> new SimulatedLight(brightness, cast, exposure, whole(value));
      default -> throw wrong(address, "\"" + key + "\" is not understood");
    };
  }

  private long after() {
    return light.after();
  }

  private static double within(String value, double least, double most) {
    double number = Double.parseDouble(value);
    if (!(number >= least && number <= most)) {
      throw new NumberFormatException();
    }
    return number;
  }

  private static long whole(String value) {
    long number = Long.parseLong(value);
    if (number < 0) {
      throw new NumberFormatException();
    }
    return number;
  }

  private static long positive(long value) {
    if (value < 1) {
      throw new NumberFormatException();
    }
    return value;
  }

  private static double positive(double value) {
    if (!(value > 0 && value <= 10_000)) {
      throw new NumberFormatException();
    }
    return value;
  }

  private static TenshotException wrong(String address, String what) {
    return new TenshotException(
        address
            + " cannot be opened: "
            + what
            + ". Give sim: alone, or with a seed, a count and a rate in parts per second, such as"
            + " sim:?seed=7&count=500&rate=4. The light changes by brightness (0.05 to 4), cast (-1 to"
            + " 1) and exposure (-4 to 4 stops), after so many parts: sim:?brightness=0.6&after=40.");
  }
}
