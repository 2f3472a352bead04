package org.tenshot.app;

import java.util.Objects;
import org.tenshot.domain.Profile;
import org.tenshot.domain.TenshotException;
import org.tenshot.encode.SharedEncoder;
import org.tenshot.store.History;
import org.tenshot.store.InspectionLog;

/// What can be taught on a line now.
///
/// @param profile of the line
/// @param log stays the station's
/// @param history stays the station's
/// @param lines the encoder that the line looks with; stays the station's
/// @param encoder its name
/// @param chosen encoder that heads are to be learnt with
record Teachable(
    Profile profile,
    InspectionLog log,
    History history,
    SharedEncoder lines,
    String encoder,
    String chosen) {

  /// What can be taught of a product on a line that looks with this encoder.
  static Teachable of(Station station, Profile profile, SharedEncoder lines)
      throws TenshotException {
    String looks = lines.id().name();
    return new Teachable(
        profile,
        station.openLog(),
        station.openHistory(),
        lines,
        looks,
        Objects.requireNonNullElse(station.chosenEncoder(), looks));
  }
}
