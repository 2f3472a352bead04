package org.tenshot.camera.aravis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tenshot.domain.TenshotException;

/// An address such as `gige:GV01?exposure=5000&region=0,0,640,480`. A setting that is left out
/// stays as the camera has it.
///
/// @param text as it was given
/// @param camera name, serial number or address; empty for the first that is found
/// @param exposure microseconds, above 0
/// @param gain decibels, or the camera's own steps where it knows no decibels; 0 or more
/// @param fps pictures a second, above 0; with the software trigger, how often it is fired
/// @param region of the sensor that is sent
/// @param pixelFormat GenICam's name of one that can be read
/// @param trigger what makes the camera take a picture
/// @param packetSize bytes, 576..16384; null for what the network carries
/// @param buffers pictures that may wait in memory, 2..1000
public record GigeAddress(
    String text,
    String camera,
    @Nullable Double exposure,
    @Nullable Double gain,
    @Nullable Double fps,
    @Nullable Region region,
    @Nullable String pixelFormat,
    Trigger trigger,
    @Nullable Integer packetSize,
    int buffers) {

  private static final String SCHEME = "gige:";
  private static final int USUAL_BUFFERS = 8;
  private static final Pattern LINE = Pattern.compile("line[0-9]");

  private static final String KNOWN =
      "Known are exposure=MICROSECONDS, gain=DB, fps=N, region=X,Y,WIDTH,HEIGHT,"
          + " pixel-format=NAME, trigger=software, line0 to line9 or off, packet-size=BYTES or auto,"
          + " and buffers=N, such as gige:192.168.1.20?exposure=5000&trigger=line1.";

  /// A part of the sensor, in pixels.
  public record Region(int x, int y, int width, int height) {}

  /// What makes the camera take a picture.
  ///
  /// @param source GenICam's name of it, such as `Software` or `Line1`; empty for none: the camera
  ///   runs freely
  public record Trigger(String source) {

    static final Trigger OFF = new Trigger("");
    static final Trigger SOFTWARE = new Trigger("Software");

    /// This program fires.
    public boolean software() {
      return equals(SOFTWARE);
    }

    /// Nobody fires: the camera takes pictures all the time.
    public boolean free() {
      return equals(OFF);
    }

    /// A signal at the camera fires; it may be silent for hours.
    public boolean line() {
      return !software() && !free();
    }
  }

  public static boolean matches(String address) {
    return address.startsWith(SCHEME);
  }

  /// @throws TenshotException if an option is unknown, given twice, or its value cannot be used
  public static GigeAddress parse(String address) throws TenshotException {
    String rest = address.substring(SCHEME.length());
    int question = rest.indexOf('?');
    String camera = question < 0 ? rest : rest.substring(0, question);
    Options options = new Options(address);
    if (question >= 0) {
      for (String field : rest.substring(question + 1).split("&", -1)) {
        options.add(field);
      }
    }
    GigeAddress result =
        new GigeAddress(
            address,
            camera.strip(),
            options.number("exposure", Double.MIN_VALUE, 1e9),
            options.number("gain", 0, 1000),
            options.number("fps", 0.001, 100_000),
            options.region(),
            options.pixelFormat(),
            options.trigger(),
            options.packetSize(),
            options.whole("buffers", 2, 1000).orElse(USUAL_BUFFERS));
    options.nothingLeft();
    if (result.fps() != null && result.trigger().line()) {
      throw options.wrong("fps means nothing where a line fires: leave it out");
    }
    return result;
  }

  /// What stands behind the question mark; each option is taken out once.
  private static final class Options {

    private final String address;
    private final Map<String, String> fields = new TreeMap<>();

    Options(String address) {
      this.address = address;
    }

    void add(String field) throws TenshotException {
      int equals = field.indexOf('=');
      if (equals < 0) {
        throw wrong("\"" + field + "\" is not understood");
      }
      String key = field.substring(0, equals);
      if (fields.put(key, field.substring(equals + 1)) != null) {
        throw wrong("\"" + key + "\" stands twice");
      }
    }

    private Optional<String> take(String key) {
      return Optional.ofNullable(fields.remove(key));
    }

    @Nullable Double number(String key, double least, double most) throws TenshotException {
      Optional<String> value = take(key);
      if (value.isEmpty()) {
        return null;
      }
      try {
        double number = Double.parseDouble(value.get());
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException noNumber) {
        // Said below.
      }
      throw unusable(key, value.get());
    }

    Optional<Integer> whole(String key, int least, int most) throws TenshotException {
      Optional<String> value = take(key);
      return value.isEmpty()
          ? Optional.empty()
          : Optional.of(whole(key, value.get(), value.get(), least, most));
    }

    private int whole(String key, String all, String number, int least, int most)
        throws TenshotException {
      try {
        int whole = Integer.parseInt(number.strip());
        if (whole >= least && whole <= most) {
          return whole;
        }
      } catch (NumberFormatException noNumber) {
        // Said below.
      }
      throw unusable(key, all);
    }

    @Nullable Region region() throws TenshotException {
      Optional<String> value = take("region");
      if (value.isEmpty()) {
        return null;
      }
      String all = value.get();
      List<Integer> sides = new ArrayList<>();
      for (String side : all.split(",", -1)) {
        sides.add(whole("region", all, side, sides.size() < 2 ? 0 : 1, 100_000));
      }
      if (sides.size() != 4) {
        throw unusable("region", all);
      }
      return new Region(sides.get(0), sides.get(1), sides.get(2), sides.get(3));
    }

    @Nullable String pixelFormat() throws TenshotException {
      Optional<String> value = take("pixel-format");
      if (value.isPresent() && !PixelFormat.genicamNames().contains(value.get())) {
        throw new TenshotException(
            address
                + " cannot be opened: pixel-format is \""
                + value.get()
                + "\", which cannot be read. Give one of "
                + String.join(", ", PixelFormat.genicamNames())
                + ".");
      }
      return value.orElse(null);
    }

    Trigger trigger() throws TenshotException {
      String value = take("trigger").orElse("off");
      return switch (value) {
        case "off" -> Trigger.OFF;
        case "software" -> Trigger.SOFTWARE;
        case String line when LINE.matcher(line).matches() ->
            new Trigger(line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1));
        default -> throw unusable("trigger", value);
      };
    }

    @Nullable Integer packetSize() throws TenshotException {
      if ("auto".equals(fields.get("packet-size"))) {
        fields.remove("packet-size");
      }
      return whole("packet-size", 576, 16_384).orElse(null);
    }

    void nothingLeft() throws TenshotException {
      if (!fields.isEmpty()) {
        throw wrong("\"" + fields.keySet().iterator().next() + "\" is not understood");
      }
    }

    private TenshotException unusable(String key, String value) {
      return wrong(key + " is \"" + value + "\", which cannot be used");
    }

    TenshotException wrong(String what) {
      return new TenshotException(address + " cannot be opened: " + what + ". " + KNOWN);
    }
  }
}
