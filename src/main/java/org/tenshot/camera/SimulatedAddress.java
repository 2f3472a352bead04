package org.tenshot.camera;

import org.tenshot.domain.TenshotException;

/// An address of the simulated line, such as `sim:?seed=7&count=500&rate=4`.
///
/// @param seed the same seed gives the same parts
/// @param count parts until the end; {@link Long#MAX_VALUE} for no end
/// @param rate parts per second; 0 where the address leaves it open
record SimulatedAddress(long seed, long count, double rate) {

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
    SimulatedAddress result = new SimulatedAddress(USUAL_SEED, Long.MAX_VALUE, 0);
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
        case "seed" -> new SimulatedAddress(Long.parseLong(value), count, rate);
        case "count" -> new SimulatedAddress(seed, positive(Long.parseLong(value)), rate);
        case "rate" -> new SimulatedAddress(seed, count, positive(Double.parseDouble(value)));
        default -> throw wrong(address, "\"" + key + "\" is not understood");
      };
    } catch (NumberFormatException noNumber) {
      throw wrong(address, key + " is \"" + value + "\", which is no number that can be used");
    }
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
            + " sim:?seed=7&count=500&rate=4.");
  }
}
