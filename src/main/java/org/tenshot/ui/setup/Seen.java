package org.tenshot.ui.setup;

import org.jspecify.annotations.Nullable;
import org.tenshot.domain.Picture;
import org.tenshot.domain.Region;
import org.tenshot.domain.Saying;
import org.tenshot.image.LensAid;

/// What the source that is tried shows now.
///
/// @param address that was asked for
/// @param state how it stands
/// @param picture its last one; null before the first
/// @param lens how sharp and bright the inspected part of that picture is; null where there is none
/// @param measured part of the picture that was looked at for that; null where there is none
/// @param lately pictures in the last ten seconds
/// @param serial number of the camera that is open; empty where it tells none
/// @param why it is lost or what was wrong with the last picture; may be empty
public record Seen(
    String address,
    State state,
    @Nullable Picture picture,
    @Nullable LensAid lens,
    Region.@Nullable Box measured,
    int lately,
    String serial,
    Saying why) {

  /// How a source that is tried stands.
  public enum State {
    /// It is being opened, or opened again.
    OPENING,
    /// Pictures come, or would when something asks the camera for one.
    LIVE,
    /// It gives none; it is tried again and again.
    LOST,
    /// It cannot be opened at all.
    REFUSED,
    /// A folder or a film is at its end.
    ENDED
  }

  /// It cannot be opened at all.
  public static Seen refused(String address, Saying why) {
    return new Seen(address, State.REFUSED, null, null, null, 0, "", why);
  }

  /// It is being opened.
  public static Seen opening(String address) {
    return new Seen(address, State.OPENING, null, null, null, 0, "", Saying.NOTHING);
  }
}
