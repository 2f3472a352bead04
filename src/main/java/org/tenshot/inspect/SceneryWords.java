package org.tenshot.inspect;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.tenshot.domain.Measures;
import org.tenshot.domain.Saying;
import org.tenshot.domain.Usual;

/// What people are told of a picture that changed. Each sentence has a key and stands among the
/// texts of the screens in every language.
final class SceneryWords {

  /// What follows where nothing may pass.
  private static final Saying HELD =
      Saying.of(
          "held",
          " Nothing passes until that is mended, or somebody accepts the picture as it is now (A).");

  private static final String LAMP = "check the lamp, daylight and the camera''s white balance.";
  private static final String PLACE = "check the camera''s holder and the fixture.";

  private final DateTimeFormatter clock;

  SceneryWords(ZoneId zone) {
    this.clock = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(zone);
  }

  /// An instant as the clock on the wall shows it.
  String time(Instant at) {
    return clock.format(at);
  }

  /// When the first parts that passed were looked at.
  Saying learnt(int parts, Instant from) {
    return Saying.of("usual.line", "in the first {0} good parts from {1} on", parts, time(from));
  }

  /// The picture changed.
  ///
  /// @param off in the measure's own unit
  Saying changed(Instant since, Measures.Kind kind, double off, Usual usual, boolean held) {
    Change change = change(kind, off > 0);
    return Saying.of(
        "picture." + change.key(),
        "Since {0} " + change.pattern() + "{2}",
        time(since),
        usual.learntFrom(),
        held ? HELD : "",
        Math.round(100 * Math.abs(Math.expm1(off))));
  }

  /// A kind of change.
  ///
  /// @param pattern with `{1}` for the time that is compared with and `{3}` for per cent
  private record Change(String key, String pattern) {}

  private static Change change(Measures.Kind kind, boolean more) {
    return switch (kind) {
      case BRIGHTNESS ->
          new Change(
              more ? "brighter" : "darker",
              "the picture is {3} % %s than {1}: check the lamp and the camera''s exposure."
                  .replace("%s", more ? "brighter" : "darker"));
      case CONTRAST ->
          more
              ? new Change("harder", "the picture is harder than {1}: check for a lamp that moved.")
              : new Change(
                  "paler",
                  "the picture is paler than {1}: check for stray light, haze and a dirty lens.");
      case SHARPNESS ->
          more
              ? new Change(
                  "sharper",
                  "the picture is sharper than {1}: check whether somebody set the lens or the lamp.")
              : new Change(
                  "blurred",
                  "the picture is more blurred than {1}: check the lens for dirt, its focus, and the exposure time.");
      case RED -> colour(more ? "redder" : "less-red", more ? "redder" : "less red");
      case BLUE -> colour(more ? "bluer" : "yellower", more ? "bluer" : "yellower");
      case ACROSS -> place(more ? "right" : "left");
      case DOWN -> place(more ? "down" : "up");
      case LIKENESS ->
          new Change(
              "unlike",
              "the camera sees nothing that is as like the good parts as {1}, though light, sharpness and place are as usual: check whether this is the right product, and whether the parts changed.");
    };
  }

  private static Change colour(String key, String how) {
    return new Change(key, "the picture is " + how + " than {1}: " + LAMP);
  }

  private static Change place(String where) {
    return new Change(where, "what the camera sees lies further " + where + " than {1}: " + PLACE);
  }

  /// Another product lies under the lens.
  Saying product(Instant since, String looksLike, String active) {
    return Saying.of(
        "product",
        "Since {0} the parts look like {1}; {2} is active. Nothing passes until the right product is chosen or comes.",
        time(since),
        looksLike,
        active);
  }

  /// The camera's pictures have another size.
  Saying size(Usual usual, int width, int height) {
    return Saying.of(
        "camera",
        "The pictures are {0} x {1} pixels, and were {2} x {3} {4}: check whether the camera was changed, or its resolution.",
        width,
        height,
        usual.width(),
        usual.height(),
        usual.learntFrom());
  }
}
