package org.tenshot.ui.setup;

import org.tenshot.domain.Region;
import org.tenshot.domain.TriggerRule;

/// The product whose camera is set up.
///
/// @param product what is inspected, for people
/// @param source where its pictures come from
/// @param camera serial number of the camera that the line was set up with; empty where any will do
/// @param region the part of them that is inspected
/// @param simulated whether it has a simulated line
/// @param trigger what says that a part is there
public record SetUpFacts(
    String product,
    String source,
    String camera,
    Region region,
    boolean simulated,
    TriggerRule trigger) {}
