package org.tenshot.camera;

import org.tenshot.domain.Profile;
import org.tenshot.domain.Saying;
import org.tenshot.domain.TenshotException;

/// Which camera a line was set up with. Another one sees another picture, so that nothing which was
/// taught and no cut holds for it: its pictures are kept from the line until a person with the
/// right has looked at them on the set-up screen and saved.
///
/// @param serial number that the camera must tell; empty where any will do
public record ExpectedCamera(String serial) {

  /// Whichever there is.
  public static final ExpectedCamera ANY = new ExpectedCamera("");

  /// The one that a profile names.
  public static ExpectedCamera of(Profile profile) {
    String named = profile.camera();
    return named.equals(Profile.ANY_CAMERA) ? ANY : new ExpectedCamera(named);
  }

  /// @param found what the camera tells; empty where it tells nothing
  /// @throws TenshotException if it is another camera
  void require(String found) throws TenshotException {
    if (serial.isEmpty() || serial.equals(found)) {
      return;
    }
    Saying other =
        found.isEmpty()
            ? Saying.of("camera.nameless", "The camera tells no serial number")
            : Saying.of("camera.named", "The camera is SN {0}", found);
    throw new TenshotException(
        Saying.of(
            "camera.other",
            "{0}; this line was set up with SN {1}. Put that one back, or accept this one: look at it on the set-up screen (C) and save (F10). Without a screen, write camera: \"{2}\" into the profile.",
            other,
            serial,
            found.isEmpty() ? Profile.ANY_CAMERA : found));
  }
}
