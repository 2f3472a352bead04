package org.tenshot.ui.setup;

import org.tenshot.domain.Region;

/// The product whose camera is set up.
///
/// @param profile name of its profile
/// @param product what is inspected, for people
/// @param source where its pictures come from
/// @param region the part of them that is inspected
/// @param simulated whether it has a simulated line
public record SetUpFacts(
    String profile, String product, String source, Region region, boolean simulated) {}
