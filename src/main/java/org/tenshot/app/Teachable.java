package org.tenshot.app;

import org.tenshot.domain.Profile;
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
    String chosen) {}
