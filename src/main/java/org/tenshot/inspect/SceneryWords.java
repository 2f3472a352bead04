package org.tenshot.inspect;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.tenshot.domain.Measures;
import org.tenshot.domain.Usual;

/// What people are told of a picture that changed.
final class SceneryWords {

  /// What follows where nothing may pass.
  private static final String HELD =
      " Nothing passes until that is mended, or somebody accepts the picture as it is now (A).";

  private final DateTimeFormatter clock;

  SceneryWords(ZoneId zone) {
    this.clock = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(zone);
  }

  /// An instant as the clock on the wall shows it.
  String time(Instant at) {
    return clock.format(at);
  }

  /// The picture changed.
  ///
  /// @param off in the measure's own unit
  String changed(Instant since, Measures.Kind kind, double off, Usual usual, boolean held) {
    return "Since %s %s%s"
        .formatted(time(since), what(kind, off, usual.learntFrom()), held ? HELD : "");
  }

  private static String what(Measures.Kind kind, double off, String when) {
    boolean more = off > 0;
    return switch (kind) {
      case BRIGHTNESS ->
          "the picture is %.0f %% %s than %s: check the lamp and the camera's exposure."
              .formatted(100 * Math.abs(Math.expm1(off)), more ? "brighter" : "darker", when);
      case CONTRAST ->
          "the picture is %s than %s: check for %s."
              .formatted(
                  more ? "harder" : "paler",
                  when,
                  more ? "a lamp that moved" : "stray light, haze and a dirty lens");
      case SHARPNESS ->
          more
              ? "the picture is sharper than %s: check whether somebody set the lens or the lamp."
                  .formatted(when)
              : "the picture is more blurred than %s: check the lens for dirt, its focus, and the exposure time."
                  .formatted(when);
      case RED -> colour(more ? "redder" : "less red", when);
      case BLUE -> colour(more ? "bluer" : "yellower", when);
      case ACROSS -> place(more ? "right" : "left", when);
      case DOWN -> place(more ? "down" : "up", when);
      case LIKENESS ->
          "the camera sees nothing that is as like the good parts as %s, though light, sharpness and place are as usual: check whether this is the right product, and whether the parts changed."
              .formatted(when);
    };
  }

  private static String colour(String how, String when) {
    return "the picture is %s than %s: check the lamp, daylight and the camera's white balance."
        .formatted(how, when);
  }

  private static String place(String where, String when) {
    return "what the camera sees lies further %s than %s: check the camera's holder and the fixture."
        .formatted(where, when);
  }

  /// Another product lies under the lens.
  String product(Instant since, String looksLike, String active) {
    return "Since %s the parts look like %s; %s is active. Nothing passes until the right product is chosen or comes."
        .formatted(time(since), looksLike, active);
  }

  /// The camera's pictures have another size.
  String size(Usual usual, int width, int height) {
    return "The pictures are %d x %d pixels, and were %d x %d %s: check whether the camera was changed, or its resolution."
        .formatted(width, height, usual.width(), usual.height(), usual.learntFrom());
  }
}
